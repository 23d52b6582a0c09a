import type { Db } from '#lib/shared/backend/db.server.ts';
import type { Row } from '#lib/shared/database.ts';
import type { PaperCondition } from './show.ts';

type Moment = PaperCondition['moment'];
type ReportRow = Pick<Row<'condition_report'>, 'exhibition_work_id' | 'moment' | 'state' | 'note'>;
type PhotoRow = Pick<Row<'handling_photo'>, 'exhibition_work_id' | 'moment' | 'at'> & {
	handling_file: Pick<Row<'handling_file'>, 'format' | 'path' | 'width' | 'height'>[];
};

/** The width in pixels at which a JPEG is sharp on a third of a page. */
const printWidth = 640;
const moments: readonly Moment[] = ['arrival', 'return'];

/**
 * The recorded conditions of works at arrival and return, by the id of the work in the show: for each moment, the latest report and the
 * photographs in the order they were taken. Moments without a report or photograph are left out. `db`: a curator's session.
 */
export async function readConditions(db: Db, works: string[]): Promise<Map<string, PaperCondition[]>> {
	if (works.length === 0) return new Map();
	const [reports, photos] = await Promise.all([
		db
			.from('condition_report')
			.select('exhibition_work_id, moment, state, note')
			.in('exhibition_work_id', works)
			.order('at', { ascending: false })
			.throwOnError(),
		db
			.from('handling_photo')
			.select('exhibition_work_id, moment, at, handling_file(format, path, width, height)')
			.in('exhibition_work_id', works)
			.in('moment', moments)
			.eq('state', 'stored')
			.eq('handling_file.kind', 'variant')
			.order('at')
			.throwOnError()
	]);
	return new Map(works.map((work) => [work, moments.flatMap((moment) => conditionOf(work, moment, reports.data, photos.data))]));
}

function conditionOf(work: string, moment: Moment, reports: ReportRow[], photos: PhotoRow[]): PaperCondition[] {
	const here = (row: ReportRow | PhotoRow): boolean => row.exhibition_work_id === work && row.moment === moment;
	const report = reports.find(here);
	const taken = photos.filter(here).flatMap(({ at, handling_file: files }) => {
		const sorted = files.filter(({ format }) => format === 'jpeg').sort((a, b) => a.width - b.width);
		const file = sorted.find(({ width }) => width >= printWidth) ?? sorted.at(-1);
		return file ? [{ at, file: { bucket: 'handling', path: file.path }, width: file.width, height: file.height }] : [];
	});
	return report || taken.length > 0 ? [{ moment, state: report?.state ?? null, note: report?.note ?? '', photos: taken }] : [];
}
