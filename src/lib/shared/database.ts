import type { Choices, Database as Generated } from './database.generated.ts';
import type { ColumnShapes, Results, ViewChoices } from './shapes.ts';
import type { Texts } from './texts.ts';

/**
 * The types of the database for supabase-js: those that `npm run types` generates, corrected where PostgreSQL doesn't say
 * enough. tests/policies/types.test.ts compares the lists here with the database.
 */
export type Database = {
	public: {
		Tables: { [T in keyof Tables]: Table<T> };
		Views: { [V in keyof Views]: View<V> };
		Functions: { [F in keyof Functions]: Callable<F> };
		Enums: Generated['public']['Enums'];
		CompositeTypes: Generated['public']['CompositeTypes'];
	};
};

/** A row as it is read from a table or a public view. */
export type Row<Name extends keyof Tables | keyof Views> = Name extends keyof Tables
	? Database['public']['Tables'][Name]['Row']
	: Name extends keyof Views
		? Database['public']['Views'][Name]['Row']
		: never;

export type FunctionName = keyof Functions;

/** What a function takes and gives. */
export type Arguments<Name extends keyof Functions> = Database['public']['Functions'][Name]['Args'];
export type Result<Name extends keyof Functions> = Database['public']['Functions'][Name]['Returns'];

type Tables = Generated['public']['Tables'];
type Views = Generated['public']['Views'];
type Functions = Generated['public']['Functions'];

/** JSON as it is read. Its shape is known where it is used. */
export type Json = Generated['public']['Functions']['list_failed_pictures']['Returns'];

/** JSON as it is written: whatever is only read may be passed on, too. */
export type JsonInput = string | number | boolean | null | readonly JsonInput[] | { readonly [key: string]: JsonInput | undefined };

/** The jsonb columns that hold texts in languages (`app.is_texts`), by their name in any table or view. */
export const textColumns = [
	'access_notes',
	'alt',
	'artist_name',
	'biography',
	'content_note',
	'description',
	'former_name',
	'idea',
	'introduction',
	'label_text',
	'name',
	'place',
	'plain_introduction',
	'plain_text',
	'room',
	'statement',
	'subtitle',
	'technique',
	'title',
	'transcript',
	'visiting_notes',
	'words'
] as const;

/** The columns of views that may be null. PostgreSQL says so of every column of a view. */
export const nullableViewColumns = {
	hang_tick_now: ['by_account', 'helper_no', 'link_id', 'measured'],
	pub_artist: ['latin_name'],
	pub_call: ['closes'],
	pub_code: ['exhibition_id', 'number'],
	pub_contact: [],
	pub_epoch: ['turned_at', 'turns_at'],
	pub_event: [],
	pub_exhibition: ['funders', 'hang_version_id'],
	pub_media: [],
	pub_old_slug: [],
	pub_placement: ['hang_wall_id', 'part', 'x_mm', 'y_mm'],
	pub_plain_text: [],
	pub_press: [],
	pub_pyramid: [],
	pub_show_room: ['outline', 'height_mm', 'doors', 'windows'],
	pub_sound: [],
	pub_visit_room: ['floor', 'hours', 'step_free'],
	pub_wall: ['colour'],
	pub_wall_photo: ['dominant', 'files'],
	pub_work: [
		'artist_id',
		'artist_latin_name',
		'artist_name',
		'artist_slug',
		'category',
		'content_note',
		'credit',
		'description',
		'image',
		'label_text',
		'parts',
		'technique',
		'title',
		'untitled',
		'year_circa',
		'year_from',
		'year_to'
	]
} as const satisfies { [V in keyof Views]: readonly (keyof Views[V]['Row'])[] };

/** The arguments that may be null. PostgreSQL says nothing about arguments. */
type NullableArguments = {
	begin_handling_photo: 'p_at' | 'p_exhibition_work' | 'p_wall';
	begin_photo_by_link: 'p_at' | 'p_exhibition_work' | 'p_wall';
	finish_job: 'p_error';
	finish_mail: 'p_error';
	list_accepted_works: 'p_words' | 'p_after';
	note_escape_route: 'p_note';
	plan_decision: 'p_until';
	publish_hang: 'p_from';
	record_as_hung: 'p_wall' | 'p_x_mm' | 'p_y_mm' | 'p_width_mm' | 'p_height_mm';
	remove_exhibition_work: 'p_from';
	replace_exhibition_work: 'p_from';
	save_artist: 'p_id' | 'p_latin_name';
	save_artwork: 'p_artist' | 'p_artwork';
	save_event: 'p_event';
	save_exhibition: 'p_exhibition';
	save_room: 'p_floor' | 'p_room' | 'p_step_free';
	save_wall: 'p_wall';
	set_safe_mode: 'p_slug';
	tick_by_link: 'p_at';
	tick_work: 'p_at';
	withhold_artwork: 'p_reason';
};

/** The columns of results that may be null. PostgreSQL says nothing about them. */
type NullableResults = {
	claim_mail: 'address';
	list_actions: 'email';
	list_mail: 'address';
	list_measurings: 'email' | 'measured_at';
	list_sessions: 'user_agent';
	picture_to_derive: 'credit';
};

type Named<List, Name> = Name extends keyof List ? List[Name] : never;

/** One of a list of values, texts or a shape of JSON where a column holds such; else what PostgreSQL says. */
type Read<Relation, Column, Type> =
	| ([Special<Relation, Column>] extends [never]
			? NonNullable<Json> extends Type
				? Column extends (typeof textColumns)[number]
					? Texts
					: NonNullable<Json>
				: NonNullable<Type>
			: Special<Relation, Column>)
	| Extract<Type, null>;
type Special<Relation, Column> = Listed<Relation, Column> | Named<Named<ColumnShapes, Relation>, Column>;
type Listed<Relation, Column> = Named<Named<Choices & ViewChoices, Relation>, Column>;

type Written<Column, Type> =
	NonNullable<Json> extends Type
		? (Column extends (typeof textColumns)[number] ? Texts : NonNullable<JsonInput>) | Extract<Type, null>
		: Type extends readonly (infer Item)[]
			? readonly Item[]
			: Type;
/** One of a list of values where a column of a table holds such. */
type Kept<Relation, Column, Type> = [Listed<Relation, Column>] extends [never]
	? Written<Column, Type>
	: Listed<Relation, Column> | Extract<Type, null | undefined>;

type Table<T extends keyof Tables> = {
	Row: { [C in keyof Tables[T]['Row']]: Read<T, C, Tables[T]['Row'][C]> };
	Insert: { [C in keyof Tables[T]['Insert']]: Kept<T, C, Tables[T]['Insert'][C]> };
	Update: { [C in keyof Tables[T]['Update']]: Kept<T, C, Tables[T]['Update'][C]> };
	Relationships: Tables[T]['Relationships'];
};

/** Views are only read, even those that PostgreSQL could write through. */
type View<V extends keyof Views> = {
	Row: {
		[C in keyof Views[V]['Row']]: C extends (typeof nullableViewColumns)[V][number]
			? Read<V, C, Views[V]['Row'][C]>
			: NonNullable<Read<V, C, Views[V]['Row'][C]>>;
	};
	Relationships: Views[V]['Relationships'];
};

type Callable<F extends keyof Functions> = {
	Args: {
		[A in keyof Functions[F]['Args']]: Written<A, Functions[F]['Args'][A]> | (A extends Named<NullableArguments, F> ? null : never);
	};
	Returns: Returned<Functions[F]['Returns'], Named<NullableResults, F>, Named<Results, F>>;
};

/** A function without a result answers with null. */
type Returned<Type, Nullable, Shape> = Type extends undefined
	? null
	: Type extends (infer Item extends object)[]
		? { [C in keyof Item]: ([Named<Shape, C>] extends [never] ? Item[C] : Named<Shape, C>) | (C extends Nullable ? null : never) }[]
		: [Shape] extends [never]
			? Type
			: Shape;
