import { relative } from 'node:path';

/** What is read of vitest's JSON report. */
interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

export const readTests = (text: string): Report => JSON.parse(text) as Report;

/** The other fault tests as a list: their titles are what they show. */
export function testsOf({ testResults }: Report, root: string): string {
  return testResults
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .flatMap(({ name, assertionResults }) => [
      `\`${relative(root, name)}\``,
      '',
      ...assertionResults.map(({ fullName, status }) => `- ${status === 'passed' ? '✓' : '✗'} ${fullName}`),
      '',
    ])
    .join('\n')
    .trimEnd();
}
