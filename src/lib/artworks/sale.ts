import { z } from 'zod';
import { eurosText, parseEuros } from '#lib/shared/money.ts';
import { limits, typedText } from './fields.ts';

/** What becomes of a work after a show. */
export const afterwardsChoices = ['back', 'sale', 'donation'] as const;
export type Afterwards = (typeof afterwardsChoices)[number];

/** What papers need of a work and no page of the site shows; amounts in cents. */
export type Sale = {
	forSale: boolean;
	/** Stands on the printed price list only. */
	priceCents: number | null;
	/** For the artist and the house only. */
	insuranceCents: number | null;
	afterwards: Afterwards | null;
	/** Whose it is, where not the artist's; they sign the agreement, too. */
	owner: string | null;
};
export const noSale: Sale = { forSale: false, priceCents: null, insuranceCents: null, afterwards: null, owner: null };

const euros = z.string().transform((typed, context) => {
	const cents = parseEuros(typed);
	if (cents === 'invalid') context.addIssue({ code: 'custom', message: 'not-an-amount' });
	return cents === 'invalid' ? null : cents;
});

/** The fields as they are typed. */
export const saleFields = {
	for_sale: z.boolean(),
	price: euros,
	insurance: euros,
	afterwards: z.union([z.literal('').transform(() => null), z.enum(afterwardsChoices)], { error: 'not-a-choice' }),
	owner: typedText(limits.owner)
};
type Typed = z.input<z.ZodObject<typeof saleFields>>;

export const saleOf = (form: z.output<z.ZodObject<typeof saleFields>>): Sale => ({
	forSale: form.for_sale,
	priceCents: form.price,
	insuranceCents: form.insurance,
	afterwards: form.afterwards,
	owner: form.owner === '' ? null : form.owner
});

/** What is saved as the form shows it. */
export const showSale = (sale: Sale): Typed => ({
	for_sale: sale.forSale,
	price: eurosText(sale.priceCents),
	insurance: eurosText(sale.insuranceCents),
	afterwards: sale.afterwards ?? '',
	owner: sale.owner ?? ''
});
