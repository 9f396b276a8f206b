/** How the reason begins of what broke because nothing more is asked of a subject: patience with it had an end. */
export const GIVEN_UP = 'given up: ';
