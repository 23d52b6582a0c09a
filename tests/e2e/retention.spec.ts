import { terms } from '../../src/lib/retention/terms.ts';
import { message } from './support/message.ts';
import { signInAs, signInByCode } from './support/signIn.ts';
import { addWork, makeProfile } from './support/studio.ts';
import { expect, test } from './support/test.ts';

/** Coordinators set how long things are kept, after a preview; artists keep what they want to keep. Without JavaScript. */
test.use({ javaScriptEnabled: false });

test('a coordinator checks what other terms would delete, and then sets them', async ({ page }) => {
	await signInAs(page, 'coordinator');
	await page.goto('/desk/retention');
	const drafts = page.getByLabel(message('retention_drafts'), { exact: true });
	const check = page.getByRole('button', { name: message('retention_check') });
	await expect(drafts).toHaveValue('12');
	await expect(page.locator('[data-term] [data-due]')).toHaveCount(terms.length);

	await drafts.fill('2');
	await check.click();
	await expect(page.getByRole('alert')).toContainText(
		message('retention_wrong', { what: message('retention_drafts'), least: 3, most: 60 })
	);
	await expect(drafts).toHaveValue('2');
	await expect(drafts).toHaveAttribute('aria-invalid', 'true');

	await drafts.fill('6');
	await check.click();
	await expect(page.getByText(message('retention_checked'))).toBeVisible();
	await page.getByRole('link', { name: message('retention_discard') }).click();
	await expect(drafts).toHaveValue('12');

	await drafts.fill('6');
	await page.getByRole('button', { name: message('retention_save') }).click();
	await expect(page.getByText(message('retention_saved'))).toBeVisible();
	await expect(drafts).toHaveValue('6');
	await drafts.fill('12');
	await page.getByRole('button', { name: message('retention_save') }).click();
	await expect(drafts).toHaveValue('12');
});

test('a form that was open for long changes only what was typed in it', async ({ page, context }) => {
	await signInAs(page, 'coordinator');
	const old = await context.newPage();
	for (const tab of [page, old]) await tab.goto('/desk/retention');
	const save = (tab: typeof page) => tab.getByRole('button', { name: message('retention_save') }).click();
	const [drafts, mails] = [message('retention_drafts'), message('retention_mails')];
	await page.getByLabel(drafts, { exact: true }).fill('7');
	await save(page);
	await old.getByLabel(mails, { exact: true }).fill('20');
	await old.getByRole('button', { name: message('retention_check') }).click();
	await save(old);
	await expect(old.getByLabel(mails, { exact: true })).toHaveValue('20');
	await expect(old.getByLabel(drafts, { exact: true })).toHaveValue('7');
	await old.getByLabel(drafts, { exact: true }).fill('12');
	await old.getByLabel(mails, { exact: true }).fill('24');
	await save(old);
});

test('an artist keeps a work in the portfolio, and no longer', async ({ page }) => {
	const unique = `behalten-${Date.now().toString(36)}`;
	await signInByCode(page, `${unique}@example.org`);
	await makeProfile(page, `Ada ${unique}`);
	await addWork(page, { title: unique, technique: 'Öl', height: '30', width: '40' });
	await page.getByRole('button', { name: message('artworks_keep') }).click();
	await expect(page.getByText(message('artworks_kept'))).toBeVisible();
	await page.getByRole('button', { name: message('artworks_keep_no_longer') }).click();
	await expect(page.getByText(message('artworks_keep_hint'))).toBeVisible();
});
