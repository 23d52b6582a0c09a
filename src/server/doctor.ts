/**
 * `npm run doctor` looks at the configured backend, mail and proxy, with the variables of the site. It prints a line for each thing: what
 * is wrong, and what to do. It changes nothing, and ends with 1 if something is wrong.
 */
import { examine } from './doctor/examine.ts';
import { asLine, problem, type Finding } from './doctor/finding.ts';
import { readEnvironment } from './start/environment.ts';

process.umask(0o077);
const findings = await look();
for (const finding of findings) console.log(asLine(finding));
const problems = findings.filter(({ level }) => level === 'problem').length;
console.log(problems === 0 ? '\nNothing is wrong.' : `\n${problems === 1 ? '1 problem' : `${problems} problems`}.`);
process.exit(problems === 0 ? 0 : 1);

async function look(): Promise<Finding[]> {
	let about = 'settings';
	try {
		const settings = readEnvironment(process.env);
		about = 'doctor';
		return await examine(settings);
	} catch (error) {
		return [problem(about, error instanceof Error ? error.message : String(error))];
	}
}
