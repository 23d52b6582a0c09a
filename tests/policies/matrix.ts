import type { Actor } from '../support/world.ts';

/**
 * The access matrix (design: quality.md), for what exists so far. Every row names what an actor tries; the
 * tests beside it try each cell directly against the backend with that person's session, and over the site.
 */
type Row = Record<Actor, boolean>;

const row = (visitor: 0 | 1, artist: 0 | 1, other: 0 | 1, suspended: 0 | 1, curator: 0 | 1, former: 0 | 1, coordinator: 0 | 1): Row => ({
	visitor: visitor === 1,
	artist: artist === 1,
	other: other === 1,
	suspended: suspended === 1,
	curator: curator === 1,
	former: former === 1,
	coordinator: coordinator === 1
});

export const matrix = {
	//                                  visitor artist other suspended curator former coordinator
	'read a published work and show': row(1, 1, 1, 1, 1, 1, 1),
	'read a draft work': row(0, 1, 0, 1, 0, 0, 0),
	'read a submitted work': row(0, 1, 0, 1, 1, 0, 1),
	'read a declined work': row(0, 1, 0, 1, 1, 0, 1),
	'read an accepted, unpublished work': row(0, 1, 0, 1, 1, 0, 1),
	'know the pictures of a draft': row(0, 1, 0, 1, 0, 0, 0),
	'know the back view of a submitted work': row(0, 1, 0, 1, 1, 0, 1),
	'fetch an original from storage': row(0, 0, 0, 0, 0, 0, 0),
	'fetch an unpublished derivative from storage': row(0, 0, 0, 0, 0, 0, 0),
	'list what lies in storage': row(0, 0, 0, 0, 0, 0, 0),
	'put a file into storage': row(0, 0, 0, 0, 0, 0, 0),
	'make a draft for this artist': row(0, 1, 0, 0, 0, 0, 0),
	'begin an upload to a draft': row(0, 1, 0, 0, 0, 0, 0),
	'change a draft': row(0, 1, 0, 0, 0, 0, 0),
	'write to a table directly': row(0, 0, 0, 0, 0, 0, 0),
	'give oneself a role': row(0, 0, 0, 0, 0, 0, 0),
	'withdraw a submission': row(0, 1, 0, 1, 0, 0, 0),
	'decide on a submitted work': row(0, 0, 0, 0, 1, 0, 1),
	'read a planned decision': row(0, 0, 0, 0, 1, 0, 1),
	'read a released decision': row(0, 1, 0, 1, 1, 0, 1),
	'read review notes': row(0, 0, 0, 0, 1, 0, 1),
	'withhold a work': row(0, 0, 0, 0, 1, 0, 1),
	'hide everything of the artist': row(0, 1, 0, 1, 0, 0, 1),
	'read the private facts of the artist': row(0, 1, 0, 1, 0, 0, 0),
	'read bookings and unpublished hangs': row(0, 0, 0, 0, 1, 0, 1),
	'schedule a show': row(0, 0, 0, 0, 1, 0, 1),
	'open a hang': row(0, 0, 0, 0, 1, 0, 1),
	'tick off a work and say where it is': row(0, 0, 0, 0, 1, 0, 1),
	'make a link for the day of a hang': row(0, 0, 0, 0, 1, 0, 1),
	'read ticks, custody and condition': row(0, 0, 0, 0, 1, 0, 1),
	'photograph what hangs': row(0, 0, 0, 0, 1, 0, 1),
	'change rooms and walls': row(0, 0, 0, 0, 0, 0, 1),
	'give roles': row(0, 0, 0, 0, 0, 0, 1),
	'suspend an account': row(0, 0, 0, 0, 0, 0, 1),
	'read the log of actions': row(0, 0, 0, 0, 1, 0, 1),
	'write the log of actions': row(0, 0, 0, 0, 0, 0, 0),
	'read the outbox and the jobs': row(0, 0, 0, 0, 0, 0, 0)
} satisfies Record<string, Row>;

export type Operation = keyof typeof matrix;

/** Every table, so that a new one without a row here fails. `read`: the operation that proves who may read it. */
export const tables: Record<string, Operation | 'signed-in' | 'own account'> = {
	account: 'own account',
	account_artist: 'own account',
	account_role: 'own account',
	action_log: 'read the log of actions',
	artist: 'read a draft work',
	artist_private: 'read the private facts of the artist',
	artwork: 'read a draft work',
	artwork_artist: 'read a draft work',
	artwork_part: 'read a draft work',
	artwork_revision: 'read a draft work',
	blocked_zone: 'read bookings and unpublished hangs',
	booking: 'read bookings and unpublished hangs',
	call: 'signed-in',
	condition_report: 'read ticks, custody and condition',
	consent: 'read a submitted work',
	custody_log: 'read ticks, custody and condition',
	day_helper: 'read the outbox and the jobs',
	decision: 'read a planned decision',
	event: 'read bookings and unpublished hangs',
	exhibition: 'read bookings and unpublished hangs',
	exhibition_work: 'read bookings and unpublished hangs',
	handling_file: 'read ticks, custody and condition',
	handling_photo: 'read ticks, custody and condition',
	hang_tick: 'read ticks, custody and condition',
	hang_version: 'read bookings and unpublished hangs',
	hang_wall: 'read bookings and unpublished hangs',
	job: 'read the outbox and the jobs',
	mail: 'read the outbox and the jobs',
	measurement: 'read a submitted work',
	media: 'know the pictures of a draft',
	media_file: 'know the pictures of a draft',
	note: 'read review notes',
	old_slug: 'read bookings and unpublished hangs',
	organisation: 'signed-in',
	photo: 'know the pictures of a draft',
	placement: 'read bookings and unpublished hangs',
	private_link: 'read the outbox and the jobs',
	public_epoch: 'read the outbox and the jobs',
	resource: 'read bookings and unpublished hangs',
	revision_photo: 'know the pictures of a draft',
	room: 'read bookings and unpublished hangs',
	sign_in_language: 'read the outbox and the jobs',
	stock: 'read bookings and unpublished hangs',
	submission: 'read a submitted work',
	submission_work: 'read a submitted work',
	upload: 'own account',
	wall: 'read bookings and unpublished hangs',
	wall_revision: 'read bookings and unpublished hangs',
	withholding: 'read a submitted work'
};

/** What visitors may read: these and nothing else. */
export const publicViews = [
	'pub_artist',
	'pub_call',
	'pub_code',
	'pub_epoch',
	'pub_event',
	'pub_exhibition',
	'pub_media',
	'pub_old_slug',
	'pub_placement',
	'pub_pyramid',
	'pub_wall',
	'pub_wall_photo',
	'pub_work'
];

/** Who may call which function of `public`. `signed-in` functions look for themselves at who it is. */
export const functions: Record<'signed-in' | 'site', string[]> = {
	'signed-in': [
		'add_exhibition_works',
		'add_note',
		'answer_acceptance',
		'begin_handling_photo',
		'begin_upload',
		'cancel_exhibition',
		'delete_artwork',
		'hide_artist',
		'list_day_links',
		'list_failed_pictures',
		'list_roles',
		'make_day_link',
		'open_hang',
		'plan_decision',
		'publish_exhibition',
		'publish_hang',
		'publish_wall_photo',
		'release_decisions',
		'remove_handling_photo',
		'report_condition',
		'remove_exhibition_work',
		'remove_photo',
		'retouch_photo',
		'retry_picture',
		'revoke_day_link',
		'save_artist',
		'save_artwork',
		'save_exhibition',
		'save_hang',
		'save_photo',
		'save_room',
		'save_wall',
		'set_consents',
		'set_custody',
		'set_language',
		'set_role',
		'submit_artworks',
		'suspend_account',
		'tick_work',
		'withdraw_submission',
		'withhold_artwork'
	],
	site: [
		'begin_photo_by_link',
		'claim_job',
		'claim_mail',
		'derive_again',
		'drop_missing_files',
		'drop_handling_photo',
		'drop_retired_files',
		'drop_upload',
		'extend_job',
		'finish_handling_photo',
		'finish_job',
		'finish_mail',
		'finish_upload',
		'list_handling_orphans',
		'list_mail',
		'list_orphan_files',
		'make_first_coordinator',
		'picture_to_derive',
		'queue_sign_in_mail',
		'read_day_link',
		'release_jobs',
		'remember_sign_in_language',
		'replace_files',
		'tick_by_link'
	]
};

/** Functions of `app` that policies and public views call with the rights of whoever asks; no client reaches the schema itself. */
export const innerFunctions: Record<'visitor' | 'signed-in', string[]> = {
	visitor: ['berlin_today', 'hang_in_effect', 'show_channel', 'visible'],
	'signed-in': [
		'artwork_of_revision',
		'desk_reads_artist',
		'desk_reads_artwork',
		'desk_reads_photo',
		'desk_reads_revision',
		'is_coordinator',
		'is_curator',
		'is_mine',
		'my_artwork'
	]
};

/** Texts without a bound of their own: nobody who signs in can write them. */
export const unboundedTexts = [
	'action_log.subject_id',
	'action_log.verb',
	'artist.links',
	'event.languages',
	'job.dedupe_key',
	'job.last_error',
	'job.payload',
	'mail.dedupe_key',
	'mail.last_error',
	'mail.values',
	'media.error',
	'media_file.path',
	'old_slug.slug',
	'private_link.token_hash',
	'room.plan',
	'sign_in_language.address_hash'
];
