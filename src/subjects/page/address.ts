/** Whether a page is named by its address, and not by its path. */
export function isAddress(page: string): boolean {
  return /^https?:\/\//i.test(page);
}
