const nobody = 'Support';

/**
 * How the person is told who answers: a first name, and never more of an employee's. Names of a desk, and what is no name
 * (an address, a sentence, a word that could pass for something else), are "Support".
 */
export function speakerOf(displayName: string): string {
  if (displayName.length > 80 || /support|help|team|desk|service|hilfe|ayuda|no-?reply/i.test(displayName))
    return nobody;
  const [last = '', first] = displayName.split(',', 2);
  const name = (first ?? last).trim().split(/\s/, 1)[0] ?? '';
  return /^\p{L}[\p{L}\p{M}'’-]{1,29}$/u.test(name) ? name : nobody;
}
