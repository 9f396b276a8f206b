/** The colours of the page, by day and by night; paper is always white. Text keeps a contrast of 4.5 against what it stands on. */
export const THEME = `
:root {
  color-scheme: light dark;
  --ground: #faf9f6; --card: #ffffff; --ink: #1a1d21; --soft: #575e67; --line: #e2ded5; --link: #1b4f91;
  --good: #0a6245; --good-ground: #e2f2ea; --bad: #a5231c; --bad-ground: #fce5e2; --odd: #795000; --odd-ground: #fbeed2;
  --exact: #0b4f3a; --exact-ink: #ffffff; --faithful: #19714f; --faithful-ink: #ffffff;
  --accurate: #a9dcc3; --accurate-ink: #0c3727; --stable: #dcf0e6; --stable-ink: #0f4632;
  --safe: #f8e3b4; --safe-ink: #573c00; --none: #f7c9c4; --none-ink: #7c120c; --unknown: #e7e5df; --unknown-ink: #4a4f57;
  --heat: #2a6fb5; --worst: #1a1d21; --band: #2f9e75; --mark: #ffd9d4;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --ground: #14171a; --card: #1c2024; --ink: #e8e6e1; --soft: #a5abb3; --line: #33393f; --link: #8dbcf5;
    --good: #6fd3a7; --good-ground: #14342a; --bad: #ff9d93; --bad-ground: #45201d; --odd: #f0c469; --odd-ground: #3b2f14;
    --exact: #8be0bb; --exact-ink: #06281c; --faithful: #4fb78c; --faithful-ink: #04150e;
    --accurate: #216a4e; --accurate-ink: #ddf5ea; --stable: #1d4335; --stable-ink: #c5eedb;
    --safe: #574414; --safe-ink: #fbe6b3; --none: #682823; --none-ink: #ffd8d3; --unknown: #30353b; --unknown-ink: #c3c8ce;
    --heat: #6fb0f2; --worst: #f4f2ee; --band: #4fc094; --mark: #6e2a25;
  }
}
@media print {
  :root { color-scheme: light; --ground: #ffffff; --card: #ffffff; }
}
`;
