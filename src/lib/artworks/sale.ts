import { z } from 'zod';
import { eurosText, parseEuros } from '#lib/shared/money.ts';
import { limits, typedText } from './fields.ts';

/** What happens to a work after an exhibition. */
export const afterwardsChoices = ['back', 'sale', 'donation'] as const;
export type Afterwards = (typeof afterwardsChoices)[number];

/** Facts for the papers that no public page shows. Amounts are in cents. */
export type Sale = {
	forSale: boolean;
	/** Appears only on the printed price list. */
	priceCents: number | null;
	/** Visible only to the artist and the curators. */
	insuranceCents: number | null;
	afterwards: Afterwards | null;
	/** The owner, if it is not the artist. The owner signs the agreement, too. */
	owner: string | null;
};
export const noSale: Sale = { forSale: false, priceCents: null, insuranceCents: null, afterwards: null, owner: null };

const euros = z.string().transform((typed, context) => {
	const cents = parseEuros(typed);
	if (cents === 'invalid') context.addIssue({ code: 'custom', message: 'not-an-amount' });
	return cents === 'invalid' ? null : cents;
});

/** The form fields. */
export const saleFields = {
	for_sale: z.boolean(),
	price: euros,
	insurance: euros,
	afterwards: z.union([z.literal('').transform(() => null), z.enum(afterwardsChoices)], { error: 'not-a-choice' }),
	owner: typedText(limits.owner)
};
type Typed = z.input<z.ZodObject<typeof saleFields>>;

/** Converts parsed form fields to sale facts. */
export const saleOf = (form: z.output<z.ZodObject<typeof saleFields>>): Sale => ({
	forSale: form.for_sale,
	priceCents: form.price,
	insuranceCents: form.insurance,
	afterwards: form.afterwards,
	owner: form.owner === '' ? null : form.owner
});

/** Saved sale facts as form fields. */
export const showSale = (sale: Sale): Typed => ({
	for_sale: sale.forSale,
	price: eurosText(sale.priceCents),
	insurance: eurosText(sale.insuranceCents),
	afterwards: sale.afterwards ?? '',
	owner: sale.owner ?? ''
});
