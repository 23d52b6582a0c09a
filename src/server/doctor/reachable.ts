import { errorCode, type Answer, type BackendAnswers } from './answer.ts';
import { ok, problem, type Finding } from './finding.ts';

/** Whether no backend answers at all. Then no other question about it makes sense. */
export const isAbsent = (answers: BackendAnswers): boolean =>
	isForeign(answers) || [answers.signIn, answers.visitor, answers.buckets].every((answer) => answer.status === null);

/** Whether something else than Supabase answered: a list of rows or an error with a code would be expected. */
const isForeign = ({ visitor }: BackendAnswers): boolean => {
	const { status } = visitor;
	if (status === 200) return !Array.isArray(visitor.body);
	return status !== null && (status < 400 || (status === 404 && errorCode(visitor) === null));
};

/** Says which parts of the backend at `host` answer. A refusal is an answer, too. */
export function reachable(host: string, answers: BackendAnswers): Finding[] {
	if (isForeign(answers)) return [problem('backend', `${host} answers, but not as Supabase does. Check SUPABASE_URL.`)];
	if (isAbsent(answers)) {
		return [
			problem(
				'backend',
				`${host} doesn't answer: ${why(answers.visitor)}. Check SUPABASE_URL and the network. A free project that nobody used is paused: restore it in the dashboard.`
			)
		];
	}
	const parts: [string, Answer][] = [
		['sign-in', answers.signIn],
		['database', answers.visitor],
		['storage', answers.buckets]
	];
	const broken = parts.filter(([, answer]) => answer.status === null || answer.status >= 500);
	if (broken.length === 0) return [ok('backend', `${host} answers: sign-in, database, storage.`)];
	return broken.map(([part, answer]) =>
		problem(
			'backend',
			`The ${part} of ${host} doesn't work: ${why(answer)}. Look at the health of the project in the dashboard, and at its logs.`
		)
	);
}

const why = (answer: Answer): string => (answer.status === null ? answer.reason : `it answers ${answer.status}`);
