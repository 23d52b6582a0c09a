import { expect, test } from 'vitest';
import { parseSubmitForm, readSubmitForm } from './submit.ts';

const work = '7d444840-9dc0-41d1-b245-5ffdce74fad2';
const call = '2f5b4a9e-31c4-4d06-9d7f-5f0f4f6f1a01';

function form(fields: Record<string, string>): FormData {
	const data = new FormData();
	for (const [name, value] of Object.entries(fields)) data.append(name, value);
	return data;
}
const complete = { works: work, call, idea: 'Zwei\r\nZeilen', preferred_period: '', help: '', house_rules: 'on', privacy: 'on' };

test('parses a complete form and submits a work only once', () => {
	const data = form(complete);
	data.append('works', work);
	expect(parseSubmitForm(readSubmitForm(data))).toEqual({
		ok: true,
		value: { works: [work], call, idea: 'Zwei\nZeilen', preferred_period: '', help: '', house_rules: true, privacy: true }
	});
});

test.each([
	[{ works: 'x' }, { works: 'no-work' }],
	[{ call: '' }, { call: 'no-call' }],
	[{ house_rules: '' }, { house_rules: 'rules' }],
	[{ privacy: 'yes' }, { privacy: 'privacy' }],
	[{ idea: 'a\0' }, { idea: 'unstorable' }],
	[{ idea: 'a'.repeat(1001) }, { idea: 'too-long' }]
])('refuses %j', (change, errors) => {
	expect(parseSubmitForm(readSubmitForm(form({ ...complete, ...change })))).toEqual({ ok: false, errors });
});

test('refuses an empty form with an error for each required field', () => {
	expect(parseSubmitForm(readSubmitForm(new FormData()))).toEqual({
		ok: false,
		errors: { works: 'no-work', call: 'no-call', house_rules: 'rules', privacy: 'privacy' }
	});
});
