// Made by `npm run types` from supabase/schemas. Don't edit it: database.ts corrects what can't be derived.
// schemas dc0efcf85e1e316c

export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[];

export type Database = {
	public: {
		Tables: {
			account: {
				Row: {
					created_at: string;
					id: string;
					language: string;
					suspended_at: string | null;
				};
				Insert: {
					created_at?: string;
					id: string;
					language?: string;
					suspended_at?: string | null;
				};
				Update: {
					created_at?: string;
					id?: string;
					language?: string;
					suspended_at?: string | null;
				};
				Relationships: [];
			};
			account_artist: {
				Row: {
					account_id: string;
					artist_id: string;
					relation: string;
					since: string;
				};
				Insert: {
					account_id: string;
					artist_id: string;
					relation: string;
					since?: string;
				};
				Update: {
					account_id?: string;
					artist_id?: string;
					relation?: string;
					since?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'account_artist_account_id_fkey';
						columns: ['account_id'];
						isOneToOne: false;
						referencedRelation: 'account';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'account_artist_artist_id_fkey';
						columns: ['artist_id'];
						isOneToOne: false;
						referencedRelation: 'artist';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'account_artist_artist_id_fkey';
						columns: ['artist_id'];
						isOneToOne: false;
						referencedRelation: 'pub_artist';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'account_artist_artist_id_fkey';
						columns: ['artist_id'];
						isOneToOne: false;
						referencedRelation: 'pub_contact';
						referencedColumns: ['artist_id'];
					}
				];
			};
			account_role: {
				Row: {
					account_id: string;
					granted_at: string;
					granted_by: string | null;
					role: string;
				};
				Insert: {
					account_id: string;
					granted_at?: string;
					granted_by?: string | null;
					role: string;
				};
				Update: {
					account_id?: string;
					granted_at?: string;
					granted_by?: string | null;
					role?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'account_role_account_id_fkey';
						columns: ['account_id'];
						isOneToOne: false;
						referencedRelation: 'account';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'account_role_granted_by_fkey';
						columns: ['granted_by'];
						isOneToOne: false;
						referencedRelation: 'account';
						referencedColumns: ['id'];
					}
				];
			};
			action_log: {
				Row: {
					account_id: string | null;
					at: string;
					id: number;
					subject_id: string;
					verb: string;
				};
				Insert: {
					account_id?: string | null;
					at?: string;
					id?: never;
					subject_id: string;
					verb: string;
				};
				Update: {
					account_id?: string | null;
					at?: string;
					id?: never;
					subject_id?: string;
					verb?: string;
				};
				Relationships: [];
			};
			artist: {
				Row: {
					biography: NonNullable<Json>;
					contact_open: boolean;
					created_at: string;
					entered_by: string | null;
					hidden_at: string | null;
					id: string;
					kind: string;
					latin_name: string | null;
					links: NonNullable<Json>;
					name: NonNullable<Json>;
					safe_mode: boolean;
					slug: string;
					statement: NonNullable<Json>;
				};
				Insert: {
					biography?: NonNullable<Json>;
					contact_open?: boolean;
					created_at?: string;
					entered_by?: string | null;
					hidden_at?: string | null;
					id?: string;
					kind?: string;
					latin_name?: string | null;
					links?: NonNullable<Json>;
					name: NonNullable<Json>;
					safe_mode?: boolean;
					slug: string;
					statement?: NonNullable<Json>;
				};
				Update: {
					biography?: NonNullable<Json>;
					contact_open?: boolean;
					created_at?: string;
					entered_by?: string | null;
					hidden_at?: string | null;
					id?: string;
					kind?: string;
					latin_name?: string | null;
					links?: NonNullable<Json>;
					name?: NonNullable<Json>;
					safe_mode?: boolean;
					slug?: string;
					statement?: NonNullable<Json>;
				};
				Relationships: [
					{
						foreignKeyName: 'artist_entered_by_fkey';
						columns: ['entered_by'];
						isOneToOne: false;
						referencedRelation: 'account';
						referencedColumns: ['id'];
					}
				];
			};
			artist_private: {
				Row: {
					address: string | null;
					artist_id: string;
					email: string | null;
					former_name: Json | null;
					legal_name: string | null;
					phone: string | null;
					support_needs: string | null;
				};
				Insert: {
					address?: string | null;
					artist_id: string;
					email?: string | null;
					former_name?: Json | null;
					legal_name?: string | null;
					phone?: string | null;
					support_needs?: string | null;
				};
				Update: {
					address?: string | null;
					artist_id?: string;
					email?: string | null;
					former_name?: Json | null;
					legal_name?: string | null;
					phone?: string | null;
					support_needs?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'artist_private_artist_id_fkey';
						columns: ['artist_id'];
						isOneToOne: true;
						referencedRelation: 'artist';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'artist_private_artist_id_fkey';
						columns: ['artist_id'];
						isOneToOne: true;
						referencedRelation: 'pub_artist';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'artist_private_artist_id_fkey';
						columns: ['artist_id'];
						isOneToOne: true;
						referencedRelation: 'pub_contact';
						referencedColumns: ['artist_id'];
					}
				];
			};
			artwork: {
				Row: {
					created_at: string;
					created_by: string | null;
					id: string;
					in_portfolio: boolean;
					owner_artist_id: string;
				};
				Insert: {
					created_at?: string;
					created_by?: string | null;
					id?: string;
					in_portfolio?: boolean;
					owner_artist_id: string;
				};
				Update: {
					created_at?: string;
					created_by?: string | null;
					id?: string;
					in_portfolio?: boolean;
					owner_artist_id?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'artwork_created_by_fkey';
						columns: ['created_by'];
						isOneToOne: false;
						referencedRelation: 'account';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'artwork_owner_artist_id_fkey';
						columns: ['owner_artist_id'];
						isOneToOne: false;
						referencedRelation: 'artist';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'artwork_owner_artist_id_fkey';
						columns: ['owner_artist_id'];
						isOneToOne: false;
						referencedRelation: 'pub_artist';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'artwork_owner_artist_id_fkey';
						columns: ['owner_artist_id'];
						isOneToOne: false;
						referencedRelation: 'pub_contact';
						referencedColumns: ['artist_id'];
					}
				];
			};
			artwork_artist: {
				Row: {
					artist_id: string;
					artwork_id: string;
					position: number;
				};
				Insert: {
					artist_id: string;
					artwork_id: string;
					position?: number;
				};
				Update: {
					artist_id?: string;
					artwork_id?: string;
					position?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'artwork_artist_artist_id_fkey';
						columns: ['artist_id'];
						isOneToOne: false;
						referencedRelation: 'artist';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'artwork_artist_artist_id_fkey';
						columns: ['artist_id'];
						isOneToOne: false;
						referencedRelation: 'pub_artist';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'artwork_artist_artist_id_fkey';
						columns: ['artist_id'];
						isOneToOne: false;
						referencedRelation: 'pub_contact';
						referencedColumns: ['artist_id'];
					},
					{
						foreignKeyName: 'artwork_artist_artwork_id_fkey';
						columns: ['artwork_id'];
						isOneToOne: false;
						referencedRelation: 'artwork';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'artwork_artist_artwork_id_fkey';
						columns: ['artwork_id'];
						isOneToOne: false;
						referencedRelation: 'pub_artist_work';
						referencedColumns: ['artwork_id'];
					}
				];
			};
			artwork_part: {
				Row: {
					depth_mm: number | null;
					drop_mm: number | null;
					gap_mm: number | null;
					height_mm: number | null;
					outer_depth_mm: number | null;
					outer_height_mm: number | null;
					outer_width_mm: number | null;
					part_no: number;
					revision_id: string;
					width_mm: number | null;
				};
				Insert: {
					depth_mm?: number | null;
					drop_mm?: number | null;
					gap_mm?: number | null;
					height_mm?: number | null;
					outer_depth_mm?: number | null;
					outer_height_mm?: number | null;
					outer_width_mm?: number | null;
					part_no: number;
					revision_id: string;
					width_mm?: number | null;
				};
				Update: {
					depth_mm?: number | null;
					drop_mm?: number | null;
					gap_mm?: number | null;
					height_mm?: number | null;
					outer_depth_mm?: number | null;
					outer_height_mm?: number | null;
					outer_width_mm?: number | null;
					part_no?: number;
					revision_id?: string;
					width_mm?: number | null;
				};
				Relationships: [
					{
						foreignKeyName: 'artwork_part_revision_id_fkey';
						columns: ['revision_id'];
						isOneToOne: false;
						referencedRelation: 'artwork_revision';
						referencedColumns: ['id'];
					}
				];
			};
			artwork_revision: {
				Row: {
					afterwards: string | null;
					artwork_id: string;
					category: string | null;
					content_note: NonNullable<Json>;
					credit: string | null;
					description: NonNullable<Json>;
					edition: string | null;
					for_sale: boolean;
					framing: string | null;
					frozen_at: string | null;
					hardware: string | null;
					hook_spacing_mm: number | null;
					id: string;
					insurance_cents: number | null;
					label_text: NonNullable<Json>;
					light_sensitive: boolean;
					number: number;
					owner_name: string | null;
					plain_text: NonNullable<Json>;
					price_cents: number | null;
					technique: NonNullable<Json>;
					title: NonNullable<Json>;
					untitled: boolean;
					updated_at: string;
					weight_estimated: boolean;
					weight_g: number | null;
					year_circa: boolean;
					year_from: number | null;
					year_to: number | null;
				};
				Insert: {
					afterwards?: string | null;
					artwork_id: string;
					category?: string | null;
					content_note?: NonNullable<Json>;
					credit?: string | null;
					description?: NonNullable<Json>;
					edition?: string | null;
					for_sale?: boolean;
					framing?: string | null;
					frozen_at?: string | null;
					hardware?: string | null;
					hook_spacing_mm?: number | null;
					id?: string;
					insurance_cents?: number | null;
					label_text?: NonNullable<Json>;
					light_sensitive?: boolean;
					number: number;
					owner_name?: string | null;
					plain_text?: NonNullable<Json>;
					price_cents?: number | null;
					technique?: NonNullable<Json>;
					title?: NonNullable<Json>;
					untitled?: boolean;
					updated_at?: string;
					weight_estimated?: boolean;
					weight_g?: number | null;
					year_circa?: boolean;
					year_from?: number | null;
					year_to?: number | null;
				};
				Update: {
					afterwards?: string | null;
					artwork_id?: string;
					category?: string | null;
					content_note?: NonNullable<Json>;
					credit?: string | null;
					description?: NonNullable<Json>;
					edition?: string | null;
					for_sale?: boolean;
					framing?: string | null;
					frozen_at?: string | null;
					hardware?: string | null;
					hook_spacing_mm?: number | null;
					id?: string;
					insurance_cents?: number | null;
					label_text?: NonNullable<Json>;
					light_sensitive?: boolean;
					number?: number;
					owner_name?: string | null;
					plain_text?: NonNullable<Json>;
					price_cents?: number | null;
					technique?: NonNullable<Json>;
					title?: NonNullable<Json>;
					untitled?: boolean;
					updated_at?: string;
					weight_estimated?: boolean;
					weight_g?: number | null;
					year_circa?: boolean;
					year_from?: number | null;
					year_to?: number | null;
				};
				Relationships: [
					{
						foreignKeyName: 'artwork_revision_artwork_id_fkey';
						columns: ['artwork_id'];
						isOneToOne: false;
						referencedRelation: 'artwork';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'artwork_revision_artwork_id_fkey';
						columns: ['artwork_id'];
						isOneToOne: false;
						referencedRelation: 'pub_artist_work';
						referencedColumns: ['artwork_id'];
					}
				];
			};
			backup: {
				Row: {
					at: string;
					bytes: number;
					file: string | null;
					folder: string;
					id: string;
					pictures: number;
				};
				Insert: {
					at: string;
					bytes: number;
					file?: string | null;
					folder: string;
					id?: string;
					pictures: number;
				};
				Update: {
					at?: string;
					bytes?: number;
					file?: string | null;
					folder?: string;
					id?: string;
					pictures?: number;
				};
				Relationships: [];
			};
			blocked_zone: {
				Row: {
					during: unknown;
					height_mm: number;
					id: string;
					reason: string;
					revision_id: string;
					width_mm: number;
					x_mm: number;
					y_mm: number;
				};
				Insert: {
					during?: unknown;
					height_mm: number;
					id?: string;
					reason: string;
					revision_id: string;
					width_mm: number;
					x_mm: number;
					y_mm: number;
				};
				Update: {
					during?: unknown;
					height_mm?: number;
					id?: string;
					reason?: string;
					revision_id?: string;
					width_mm?: number;
					x_mm?: number;
					y_mm?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'blocked_zone_revision_id_fkey';
						columns: ['revision_id'];
						isOneToOne: false;
						referencedRelation: 'wall_revision';
						referencedColumns: ['id'];
					}
				];
			};
			booking: {
				Row: {
					cancelled_at: string | null;
					created_at: string;
					created_by: string | null;
					during: unknown;
					exhibition_id: string | null;
					id: string;
					phase: string;
					resource_id: number;
				};
				Insert: {
					cancelled_at?: string | null;
					created_at?: string;
					created_by?: string | null;
					during: unknown;
					exhibition_id?: string | null;
					id?: string;
					phase: string;
					resource_id: number;
				};
				Update: {
					cancelled_at?: string | null;
					created_at?: string;
					created_by?: string | null;
					during?: unknown;
					exhibition_id?: string | null;
					id?: string;
					phase?: string;
					resource_id?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'booking_created_by_fkey';
						columns: ['created_by'];
						isOneToOne: false;
						referencedRelation: 'account';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'booking_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'exhibition';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'booking_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'pub_exhibition';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'booking_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'pub_placement';
						referencedColumns: ['exhibition_id'];
					},
					{
						foreignKeyName: 'booking_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'pub_show_room';
						referencedColumns: ['exhibition_id'];
					},
					{
						foreignKeyName: 'booking_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'pub_wall';
						referencedColumns: ['exhibition_id'];
					},
					{
						foreignKeyName: 'booking_resource_id_fkey';
						columns: ['resource_id'];
						isOneToOne: false;
						referencedRelation: 'resource';
						referencedColumns: ['id'];
					}
				];
			};
			call: {
				Row: {
					blind: boolean;
					closes: string | null;
					id: string;
					introduction: NonNullable<Json>;
					opens: string;
					permanent: boolean;
					slug: string;
					title: NonNullable<Json>;
				};
				Insert: {
					blind?: boolean;
					closes?: string | null;
					id?: string;
					introduction?: NonNullable<Json>;
					opens: string;
					permanent?: boolean;
					slug: string;
					title: NonNullable<Json>;
				};
				Update: {
					blind?: boolean;
					closes?: string | null;
					id?: string;
					introduction?: NonNullable<Json>;
					opens?: string;
					permanent?: boolean;
					slug?: string;
					title?: NonNullable<Json>;
				};
				Relationships: [];
			};
			condition_report: {
				Row: {
					at: string;
					by_account: string | null;
					exhibition_work_id: string;
					id: string;
					moment: string;
					note: string;
					state: string;
				};
				Insert: {
					at?: string;
					by_account?: string | null;
					exhibition_work_id: string;
					id?: string;
					moment: string;
					note?: string;
					state: string;
				};
				Update: {
					at?: string;
					by_account?: string | null;
					exhibition_work_id?: string;
					id?: string;
					moment?: string;
					note?: string;
					state?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'condition_report_by_account_fkey';
						columns: ['by_account'];
						isOneToOne: false;
						referencedRelation: 'account';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'condition_report_exhibition_work_id_fkey';
						columns: ['exhibition_work_id'];
						isOneToOne: false;
						referencedRelation: 'exhibition_work';
						referencedColumns: ['id'];
					}
				];
			};
			consent: {
				Row: {
					artwork_id: string;
					at: string;
					by_account: string | null;
					channel: string;
					given: boolean;
					how: string;
					id: number;
					language: string;
					wording: string;
				};
				Insert: {
					artwork_id: string;
					at?: string;
					by_account?: string | null;
					channel: string;
					given: boolean;
					how: string;
					id?: never;
					language: string;
					wording: string;
				};
				Update: {
					artwork_id?: string;
					at?: string;
					by_account?: string | null;
					channel?: string;
					given?: boolean;
					how?: string;
					id?: never;
					language?: string;
					wording?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'consent_artwork_id_fkey';
						columns: ['artwork_id'];
						isOneToOne: false;
						referencedRelation: 'artwork';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'consent_artwork_id_fkey';
						columns: ['artwork_id'];
						isOneToOne: false;
						referencedRelation: 'pub_artist_work';
						referencedColumns: ['artwork_id'];
					},
					{
						foreignKeyName: 'consent_by_account_fkey';
						columns: ['by_account'];
						isOneToOne: false;
						referencedRelation: 'account';
						referencedColumns: ['id'];
					}
				];
			};
			contact_look: {
				Row: {
					account_id: string | null;
					artist_id: string;
					at: string;
					id: string;
					reason: string;
				};
				Insert: {
					account_id?: string | null;
					artist_id: string;
					at?: string;
					id?: string;
					reason: string;
				};
				Update: {
					account_id?: string | null;
					artist_id?: string;
					at?: string;
					id?: string;
					reason?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'contact_look_account_id_fkey';
						columns: ['account_id'];
						isOneToOne: false;
						referencedRelation: 'account';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'contact_look_artist_id_fkey';
						columns: ['artist_id'];
						isOneToOne: false;
						referencedRelation: 'artist';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'contact_look_artist_id_fkey';
						columns: ['artist_id'];
						isOneToOne: false;
						referencedRelation: 'pub_artist';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'contact_look_artist_id_fkey';
						columns: ['artist_id'];
						isOneToOne: false;
						referencedRelation: 'pub_contact';
						referencedColumns: ['artist_id'];
					}
				];
			};
			custody_log: {
				Row: {
					at: string;
					by_account: string | null;
					custody: string;
					exhibition_work_id: string;
					helper_no: number | null;
					id: number;
					was: string;
				};
				Insert: {
					at?: string;
					by_account?: string | null;
					custody: string;
					exhibition_work_id: string;
					helper_no?: number | null;
					id?: never;
					was: string;
				};
				Update: {
					at?: string;
					by_account?: string | null;
					custody?: string;
					exhibition_work_id?: string;
					helper_no?: number | null;
					id?: never;
					was?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'custody_log_by_account_fkey';
						columns: ['by_account'];
						isOneToOne: false;
						referencedRelation: 'account';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'custody_log_exhibition_work_id_fkey';
						columns: ['exhibition_work_id'];
						isOneToOne: false;
						referencedRelation: 'exhibition_work';
						referencedColumns: ['id'];
					}
				];
			};
			day_helper: {
				Row: {
					device: string;
					link_id: string;
					number: number;
				};
				Insert: {
					device: string;
					link_id: string;
					number: number;
				};
				Update: {
					device?: string;
					link_id?: string;
					number?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'day_helper_link_id_fkey';
						columns: ['link_id'];
						isOneToOne: false;
						referencedRelation: 'private_link';
						referencedColumns: ['id'];
					}
				];
			};
			decision: {
				Row: {
					id: string;
					outcome: string;
					planned_at: string;
					planned_by: string | null;
					released_at: string | null;
					released_by: string | null;
					replaced_at: string | null;
					submission_work_id: string;
					until: string | null;
					words: NonNullable<Json>;
				};
				Insert: {
					id?: string;
					outcome: string;
					planned_at?: string;
					planned_by?: string | null;
					released_at?: string | null;
					released_by?: string | null;
					replaced_at?: string | null;
					submission_work_id: string;
					until?: string | null;
					words?: NonNullable<Json>;
				};
				Update: {
					id?: string;
					outcome?: string;
					planned_at?: string;
					planned_by?: string | null;
					released_at?: string | null;
					released_by?: string | null;
					replaced_at?: string | null;
					submission_work_id?: string;
					until?: string | null;
					words?: NonNullable<Json>;
				};
				Relationships: [
					{
						foreignKeyName: 'decision_planned_by_fkey';
						columns: ['planned_by'];
						isOneToOne: false;
						referencedRelation: 'account';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'decision_released_by_fkey';
						columns: ['released_by'];
						isOneToOne: false;
						referencedRelation: 'account';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'decision_submission_work_id_fkey';
						columns: ['submission_work_id'];
						isOneToOne: false;
						referencedRelation: 'submission_work';
						referencedColumns: ['id'];
					}
				];
			};
			erasure: {
				Row: {
					at: string;
					hash: string;
					kind: string;
					listed_at: string | null;
				};
				Insert: {
					at?: string;
					hash: string;
					kind: string;
					listed_at?: string | null;
				};
				Update: {
					at?: string;
					hash?: string;
					kind?: string;
					listed_at?: string | null;
				};
				Relationships: [];
			};
			event: {
				Row: {
					changed_at: string;
					ends_at: string;
					exhibition_id: string;
					id: string;
					kind: string;
					languages: string[];
					place: NonNullable<Json>;
					sequence: number;
					starts_at: string;
					title: NonNullable<Json>;
				};
				Insert: {
					changed_at?: string;
					ends_at: string;
					exhibition_id: string;
					id?: string;
					kind: string;
					languages?: string[];
					place?: NonNullable<Json>;
					sequence?: number;
					starts_at: string;
					title?: NonNullable<Json>;
				};
				Update: {
					changed_at?: string;
					ends_at?: string;
					exhibition_id?: string;
					id?: string;
					kind?: string;
					languages?: string[];
					place?: NonNullable<Json>;
					sequence?: number;
					starts_at?: string;
					title?: NonNullable<Json>;
				};
				Relationships: [
					{
						foreignKeyName: 'event_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'exhibition';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'event_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'pub_exhibition';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'event_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'pub_placement';
						referencedColumns: ['exhibition_id'];
					},
					{
						foreignKeyName: 'event_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'pub_show_room';
						referencedColumns: ['exhibition_id'];
					},
					{
						foreignKeyName: 'event_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'pub_wall';
						referencedColumns: ['exhibition_id'];
					}
				];
			};
			exhibition: {
				Row: {
					access_notes: NonNullable<Json>;
					cancelled_at: string | null;
					closes: string;
					created_at: string;
					curator_id: string | null;
					funders: string | null;
					id: string;
					installs: string;
					introduction: NonNullable<Json>;
					online_until: string | null;
					opens: string;
					plain_introduction: NonNullable<Json>;
					published_at: string | null;
					slug: string;
					state: string;
					subtitle: NonNullable<Json>;
					taken_down: string;
					title: NonNullable<Json>;
					visiting_notes: NonNullable<Json>;
				};
				Insert: {
					access_notes?: NonNullable<Json>;
					cancelled_at?: string | null;
					closes: string;
					created_at?: string;
					curator_id?: string | null;
					funders?: string | null;
					id?: string;
					installs: string;
					introduction?: NonNullable<Json>;
					online_until?: string | null;
					opens: string;
					plain_introduction?: NonNullable<Json>;
					published_at?: string | null;
					slug: string;
					state?: string;
					subtitle?: NonNullable<Json>;
					taken_down: string;
					title: NonNullable<Json>;
					visiting_notes?: NonNullable<Json>;
				};
				Update: {
					access_notes?: NonNullable<Json>;
					cancelled_at?: string | null;
					closes?: string;
					created_at?: string;
					curator_id?: string | null;
					funders?: string | null;
					id?: string;
					installs?: string;
					introduction?: NonNullable<Json>;
					online_until?: string | null;
					opens?: string;
					plain_introduction?: NonNullable<Json>;
					published_at?: string | null;
					slug?: string;
					state?: string;
					subtitle?: NonNullable<Json>;
					taken_down?: string;
					title?: NonNullable<Json>;
					visiting_notes?: NonNullable<Json>;
				};
				Relationships: [
					{
						foreignKeyName: 'exhibition_curator_id_fkey';
						columns: ['curator_id'];
						isOneToOne: false;
						referencedRelation: 'account';
						referencedColumns: ['id'];
					}
				];
			};
			exhibition_work: {
				Row: {
					artwork_id: string;
					code: string;
					custody: string;
					escape_note: string | null;
					exhibition_id: string;
					id: string;
					number: number;
					removed_at: string | null;
					removed_reason: string | null;
					replaces: string | null;
					revision_id: string;
				};
				Insert: {
					artwork_id: string;
					code: string;
					custody?: string;
					escape_note?: string | null;
					exhibition_id: string;
					id?: string;
					number: number;
					removed_at?: string | null;
					removed_reason?: string | null;
					replaces?: string | null;
					revision_id: string;
				};
				Update: {
					artwork_id?: string;
					code?: string;
					custody?: string;
					escape_note?: string | null;
					exhibition_id?: string;
					id?: string;
					number?: number;
					removed_at?: string | null;
					removed_reason?: string | null;
					replaces?: string | null;
					revision_id?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'exhibition_work_artwork_id_fkey';
						columns: ['artwork_id'];
						isOneToOne: false;
						referencedRelation: 'artwork';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'exhibition_work_artwork_id_fkey';
						columns: ['artwork_id'];
						isOneToOne: false;
						referencedRelation: 'pub_artist_work';
						referencedColumns: ['artwork_id'];
					},
					{
						foreignKeyName: 'exhibition_work_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'exhibition';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'exhibition_work_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'pub_exhibition';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'exhibition_work_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'pub_placement';
						referencedColumns: ['exhibition_id'];
					},
					{
						foreignKeyName: 'exhibition_work_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'pub_show_room';
						referencedColumns: ['exhibition_id'];
					},
					{
						foreignKeyName: 'exhibition_work_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'pub_wall';
						referencedColumns: ['exhibition_id'];
					},
					{
						foreignKeyName: 'exhibition_work_replaces_fkey';
						columns: ['replaces'];
						isOneToOne: false;
						referencedRelation: 'exhibition_work';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'exhibition_work_revision_id_fkey';
						columns: ['revision_id'];
						isOneToOne: false;
						referencedRelation: 'artwork_revision';
						referencedColumns: ['id'];
					}
				];
			};
			handling_file: {
				Row: {
					bytes: number;
					format: string;
					height: number;
					id: string;
					kind: string;
					path: string;
					photo_id: string;
					public_name: string | null;
					width: number;
				};
				Insert: {
					bytes: number;
					format: string;
					height: number;
					id?: string;
					kind: string;
					path: string;
					photo_id: string;
					public_name?: string | null;
					width: number;
				};
				Update: {
					bytes?: number;
					format?: string;
					height?: number;
					id?: string;
					kind?: string;
					path?: string;
					photo_id?: string;
					public_name?: string | null;
					width?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'handling_file_photo_id_fkey';
						columns: ['photo_id'];
						isOneToOne: false;
						referencedRelation: 'handling_photo';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'handling_file_photo_id_fkey';
						columns: ['photo_id'];
						isOneToOne: false;
						referencedRelation: 'pub_wall_photo';
						referencedColumns: ['id'];
					}
				];
			};
			handling_photo: {
				Row: {
					at: string;
					by_account: string | null;
					dominant: string | null;
					exhibition_id: string;
					exhibition_work_id: string | null;
					height: number | null;
					helper_no: number | null;
					id: string;
					link_id: string | null;
					moment: string;
					people_agreed_at: string | null;
					published_at: string | null;
					published_by: string | null;
					received_at: string;
					sha256: string | null;
					state: string;
					thumbhash: string | null;
					wall_id: number | null;
					width: number | null;
				};
				Insert: {
					at: string;
					by_account?: string | null;
					dominant?: string | null;
					exhibition_id: string;
					exhibition_work_id?: string | null;
					height?: number | null;
					helper_no?: number | null;
					id: string;
					link_id?: string | null;
					moment: string;
					people_agreed_at?: string | null;
					published_at?: string | null;
					published_by?: string | null;
					received_at?: string;
					sha256?: string | null;
					state?: string;
					thumbhash?: string | null;
					wall_id?: number | null;
					width?: number | null;
				};
				Update: {
					at?: string;
					by_account?: string | null;
					dominant?: string | null;
					exhibition_id?: string;
					exhibition_work_id?: string | null;
					height?: number | null;
					helper_no?: number | null;
					id?: string;
					link_id?: string | null;
					moment?: string;
					people_agreed_at?: string | null;
					published_at?: string | null;
					published_by?: string | null;
					received_at?: string;
					sha256?: string | null;
					state?: string;
					thumbhash?: string | null;
					wall_id?: number | null;
					width?: number | null;
				};
				Relationships: [
					{
						foreignKeyName: 'handling_photo_by_account_fkey';
						columns: ['by_account'];
						isOneToOne: false;
						referencedRelation: 'account';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'handling_photo_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'exhibition';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'handling_photo_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'pub_exhibition';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'handling_photo_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'pub_placement';
						referencedColumns: ['exhibition_id'];
					},
					{
						foreignKeyName: 'handling_photo_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'pub_show_room';
						referencedColumns: ['exhibition_id'];
					},
					{
						foreignKeyName: 'handling_photo_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'pub_wall';
						referencedColumns: ['exhibition_id'];
					},
					{
						foreignKeyName: 'handling_photo_exhibition_work_id_fkey';
						columns: ['exhibition_work_id'];
						isOneToOne: false;
						referencedRelation: 'exhibition_work';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'handling_photo_link_id_fkey';
						columns: ['link_id'];
						isOneToOne: false;
						referencedRelation: 'private_link';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'handling_photo_published_by_fkey';
						columns: ['published_by'];
						isOneToOne: false;
						referencedRelation: 'account';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'handling_photo_wall_id_fkey';
						columns: ['wall_id'];
						isOneToOne: false;
						referencedRelation: 'wall';
						referencedColumns: ['resource_id'];
					}
				];
			};
			hang_tick: {
				Row: {
					at: string;
					by_account: string | null;
					done: boolean;
					exhibition_work_id: string;
					helper_no: number | null;
					id: string;
					link_id: string | null;
					measured: Json | null;
					part_no: number;
					received_at: string;
				};
				Insert: {
					at: string;
					by_account?: string | null;
					done: boolean;
					exhibition_work_id: string;
					helper_no?: number | null;
					id: string;
					link_id?: string | null;
					measured?: Json | null;
					part_no: number;
					received_at?: string;
				};
				Update: {
					at?: string;
					by_account?: string | null;
					done?: boolean;
					exhibition_work_id?: string;
					helper_no?: number | null;
					id?: string;
					link_id?: string | null;
					measured?: Json | null;
					part_no?: number;
					received_at?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'hang_tick_by_account_fkey';
						columns: ['by_account'];
						isOneToOne: false;
						referencedRelation: 'account';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'hang_tick_exhibition_work_id_fkey';
						columns: ['exhibition_work_id'];
						isOneToOne: false;
						referencedRelation: 'exhibition_work';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'hang_tick_link_id_fkey';
						columns: ['link_id'];
						isOneToOne: false;
						referencedRelation: 'private_link';
						referencedColumns: ['id'];
					}
				];
			};
			hang_version: {
				Row: {
					exhibition_id: string;
					id: string;
					in_effect_from: string | null;
					kind: string;
					label: NonNullable<Json>;
					left_work: string | null;
					lock: number;
					number: number;
					saved_at: string;
					saved_by: string | null;
					state: string;
				};
				Insert: {
					exhibition_id: string;
					id?: string;
					in_effect_from?: string | null;
					kind?: string;
					label?: NonNullable<Json>;
					left_work?: string | null;
					lock?: number;
					number: number;
					saved_at?: string;
					saved_by?: string | null;
					state?: string;
				};
				Update: {
					exhibition_id?: string;
					id?: string;
					in_effect_from?: string | null;
					kind?: string;
					label?: NonNullable<Json>;
					left_work?: string | null;
					lock?: number;
					number?: number;
					saved_at?: string;
					saved_by?: string | null;
					state?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'hang_version_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'exhibition';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'hang_version_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'pub_exhibition';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'hang_version_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'pub_placement';
						referencedColumns: ['exhibition_id'];
					},
					{
						foreignKeyName: 'hang_version_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'pub_show_room';
						referencedColumns: ['exhibition_id'];
					},
					{
						foreignKeyName: 'hang_version_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'pub_wall';
						referencedColumns: ['exhibition_id'];
					},
					{
						foreignKeyName: 'hang_version_left_work_fkey';
						columns: ['left_work'];
						isOneToOne: false;
						referencedRelation: 'exhibition_work';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'hang_version_saved_by_fkey';
						columns: ['saved_by'];
						isOneToOne: false;
						referencedRelation: 'account';
						referencedColumns: ['id'];
					}
				];
			};
			hang_wall: {
				Row: {
					centre_line_mm: number;
					colour: string | null;
					height_mm: number;
					id: number;
					revision_id: string;
					version_id: string;
					wall_id: number;
					width_mm: number;
				};
				Insert: {
					centre_line_mm: number;
					colour?: string | null;
					height_mm: number;
					id?: never;
					revision_id: string;
					version_id: string;
					wall_id: number;
					width_mm: number;
				};
				Update: {
					centre_line_mm?: number;
					colour?: string | null;
					height_mm?: number;
					id?: never;
					revision_id?: string;
					version_id?: string;
					wall_id?: number;
					width_mm?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'hang_wall_revision_id_fkey';
						columns: ['revision_id'];
						isOneToOne: false;
						referencedRelation: 'wall_revision';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'hang_wall_version_id_fkey';
						columns: ['version_id'];
						isOneToOne: false;
						referencedRelation: 'hang_version';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'hang_wall_wall_id_fkey';
						columns: ['wall_id'];
						isOneToOne: false;
						referencedRelation: 'wall';
						referencedColumns: ['resource_id'];
					}
				];
			};
			job: {
				Row: {
					attempts: number;
					created_at: string;
					dedupe_key: string | null;
					id: string;
					kind: string;
					last_error: string | null;
					lease: string | null;
					lease_until: string | null;
					payload: NonNullable<Json>;
					run_after: string;
					state: string;
				};
				Insert: {
					attempts?: number;
					created_at?: string;
					dedupe_key?: string | null;
					id?: string;
					kind: string;
					last_error?: string | null;
					lease?: string | null;
					lease_until?: string | null;
					payload?: NonNullable<Json>;
					run_after?: string;
					state?: string;
				};
				Update: {
					attempts?: number;
					created_at?: string;
					dedupe_key?: string | null;
					id?: string;
					kind?: string;
					last_error?: string | null;
					lease?: string | null;
					lease_until?: string | null;
					payload?: NonNullable<Json>;
					run_after?: string;
					state?: string;
				};
				Relationships: [];
			};
			mail: {
				Row: {
					attempts: number;
					created_at: string;
					dedupe_key: string | null;
					id: string;
					language: string;
					last_error: string | null;
					lease: string | null;
					lease_until: string | null;
					sent_at: string | null;
					state: string;
					template: string;
					to_account: string | null;
					to_address: string | null;
					values: NonNullable<Json>;
				};
				Insert: {
					attempts?: number;
					created_at?: string;
					dedupe_key?: string | null;
					id?: string;
					language?: string;
					last_error?: string | null;
					lease?: string | null;
					lease_until?: string | null;
					sent_at?: string | null;
					state?: string;
					template: string;
					to_account?: string | null;
					to_address?: string | null;
					values?: NonNullable<Json>;
				};
				Update: {
					attempts?: number;
					created_at?: string;
					dedupe_key?: string | null;
					id?: string;
					language?: string;
					last_error?: string | null;
					lease?: string | null;
					lease_until?: string | null;
					sent_at?: string | null;
					state?: string;
					template?: string;
					to_account?: string | null;
					to_address?: string | null;
					values?: NonNullable<Json>;
				};
				Relationships: [
					{
						foreignKeyName: 'mail_to_account_fkey';
						columns: ['to_account'];
						isOneToOne: false;
						referencedRelation: 'account';
						referencedColumns: ['id'];
					}
				];
			};
			measurement: {
				Row: {
					artwork_id: string;
					at: string;
					by_account: string | null;
					id: string;
					part_no: number;
					value: number;
					what: string;
				};
				Insert: {
					artwork_id: string;
					at?: string;
					by_account?: string | null;
					id?: string;
					part_no: number;
					value: number;
					what: string;
				};
				Update: {
					artwork_id?: string;
					at?: string;
					by_account?: string | null;
					id?: string;
					part_no?: number;
					value?: number;
					what?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'measurement_artwork_id_fkey';
						columns: ['artwork_id'];
						isOneToOne: false;
						referencedRelation: 'artwork';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'measurement_artwork_id_fkey';
						columns: ['artwork_id'];
						isOneToOne: false;
						referencedRelation: 'pub_artist_work';
						referencedColumns: ['artwork_id'];
					},
					{
						foreignKeyName: 'measurement_by_account_fkey';
						columns: ['by_account'];
						isOneToOne: false;
						referencedRelation: 'account';
						referencedColumns: ['id'];
					}
				];
			};
			media: {
				Row: {
					artwork_id: string;
					bytes: number | null;
					created_at: string;
					created_by: string | null;
					dominant: string | null;
					edit: NonNullable<Json>;
					edit_no: number;
					error: string | null;
					height: number | null;
					id: string;
					sha256: string | null;
					state: string;
					thumbhash: string | null;
					width: number | null;
				};
				Insert: {
					artwork_id: string;
					bytes?: number | null;
					created_at?: string;
					created_by?: string | null;
					dominant?: string | null;
					edit?: NonNullable<Json>;
					edit_no?: number;
					error?: string | null;
					height?: number | null;
					id?: string;
					sha256?: string | null;
					state?: string;
					thumbhash?: string | null;
					width?: number | null;
				};
				Update: {
					artwork_id?: string;
					bytes?: number | null;
					created_at?: string;
					created_by?: string | null;
					dominant?: string | null;
					edit?: NonNullable<Json>;
					edit_no?: number;
					error?: string | null;
					height?: number | null;
					id?: string;
					sha256?: string | null;
					state?: string;
					thumbhash?: string | null;
					width?: number | null;
				};
				Relationships: [
					{
						foreignKeyName: 'media_artwork_id_fkey';
						columns: ['artwork_id'];
						isOneToOne: false;
						referencedRelation: 'artwork';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'media_artwork_id_fkey';
						columns: ['artwork_id'];
						isOneToOne: false;
						referencedRelation: 'pub_artist_work';
						referencedColumns: ['artwork_id'];
					},
					{
						foreignKeyName: 'media_created_by_fkey';
						columns: ['created_by'];
						isOneToOne: false;
						referencedRelation: 'account';
						referencedColumns: ['id'];
					}
				];
			};
			media_file: {
				Row: {
					bucket: string;
					bytes: number;
					format: string;
					height: number;
					id: string;
					kind: string;
					media_id: string;
					path: string;
					public_name: string | null;
					retired_at: string | null;
					width: number;
				};
				Insert: {
					bucket: string;
					bytes: number;
					format: string;
					height: number;
					id?: string;
					kind: string;
					media_id: string;
					path: string;
					public_name?: string | null;
					retired_at?: string | null;
					width: number;
				};
				Update: {
					bucket?: string;
					bytes?: number;
					format?: string;
					height?: number;
					id?: string;
					kind?: string;
					media_id?: string;
					path?: string;
					public_name?: string | null;
					retired_at?: string | null;
					width?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'media_file_media_id_fkey';
						columns: ['media_id'];
						isOneToOne: false;
						referencedRelation: 'media';
						referencedColumns: ['id'];
					}
				];
			};
			note: {
				Row: {
					at: string;
					by_account: string | null;
					id: string;
					submission_id: string;
					text: string;
				};
				Insert: {
					at?: string;
					by_account?: string | null;
					id?: string;
					submission_id: string;
					text: string;
				};
				Update: {
					at?: string;
					by_account?: string | null;
					id?: string;
					submission_id?: string;
					text?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'note_by_account_fkey';
						columns: ['by_account'];
						isOneToOne: false;
						referencedRelation: 'account';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'note_submission_id_fkey';
						columns: ['submission_id'];
						isOneToOne: false;
						referencedRelation: 'submission';
						referencedColumns: ['id'];
					}
				];
			};
			old_slug: {
				Row: {
					exhibition_id: string;
					slug: string;
				};
				Insert: {
					exhibition_id: string;
					slug: string;
				};
				Update: {
					exhibition_id?: string;
					slug?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'old_slug_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'exhibition';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'old_slug_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'pub_exhibition';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'old_slug_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'pub_placement';
						referencedColumns: ['exhibition_id'];
					},
					{
						foreignKeyName: 'old_slug_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'pub_show_room';
						referencedColumns: ['exhibition_id'];
					},
					{
						foreignKeyName: 'old_slug_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'pub_wall';
						referencedColumns: ['exhibition_id'];
					}
				];
			};
			organisation: {
				Row: {
					id: string;
					name: NonNullable<Json>;
					website: string | null;
				};
				Insert: {
					id?: string;
					name: NonNullable<Json>;
					website?: string | null;
				};
				Update: {
					id?: string;
					name?: NonNullable<Json>;
					website?: string | null;
				};
				Relationships: [];
			};
			paper: {
				Row: {
					accepted_at: string | null;
					accepted_by: string | null;
					annex: number;
					artist_id: string | null;
					bytes: number;
					exhibition_id: string;
					grounds: string;
					hang_lock: number | null;
					hang_version_id: string | null;
					id: string;
					kind: string;
					language: string;
					made_at: string;
					made_by: string | null;
					pages: number;
					path: string;
					scan_bytes: number | null;
					scan_format: string | null;
					scan_path: string | null;
					scan_sha256: string | null;
					sha256: string;
					signed_at: string | null;
					signed_by: string | null;
					state: string;
					terms: Json | null;
					title: string;
					wall_id: number | null;
				};
				Insert: {
					accepted_at?: string | null;
					accepted_by?: string | null;
					annex?: number;
					artist_id?: string | null;
					bytes: number;
					exhibition_id: string;
					grounds: string;
					hang_lock?: number | null;
					hang_version_id?: string | null;
					id?: string;
					kind: string;
					language: string;
					made_at?: string;
					made_by?: string | null;
					pages: number;
					path: string;
					scan_bytes?: number | null;
					scan_format?: string | null;
					scan_path?: string | null;
					scan_sha256?: string | null;
					sha256: string;
					signed_at?: string | null;
					signed_by?: string | null;
					state?: string;
					terms?: Json | null;
					title: string;
					wall_id?: number | null;
				};
				Update: {
					accepted_at?: string | null;
					accepted_by?: string | null;
					annex?: number;
					artist_id?: string | null;
					bytes?: number;
					exhibition_id?: string;
					grounds?: string;
					hang_lock?: number | null;
					hang_version_id?: string | null;
					id?: string;
					kind?: string;
					language?: string;
					made_at?: string;
					made_by?: string | null;
					pages?: number;
					path?: string;
					scan_bytes?: number | null;
					scan_format?: string | null;
					scan_path?: string | null;
					scan_sha256?: string | null;
					sha256?: string;
					signed_at?: string | null;
					signed_by?: string | null;
					state?: string;
					terms?: Json | null;
					title?: string;
					wall_id?: number | null;
				};
				Relationships: [
					{
						foreignKeyName: 'paper_accepted_by_fkey';
						columns: ['accepted_by'];
						isOneToOne: false;
						referencedRelation: 'account';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'paper_artist_id_fkey';
						columns: ['artist_id'];
						isOneToOne: false;
						referencedRelation: 'artist';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'paper_artist_id_fkey';
						columns: ['artist_id'];
						isOneToOne: false;
						referencedRelation: 'pub_artist';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'paper_artist_id_fkey';
						columns: ['artist_id'];
						isOneToOne: false;
						referencedRelation: 'pub_contact';
						referencedColumns: ['artist_id'];
					},
					{
						foreignKeyName: 'paper_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'exhibition';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'paper_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'pub_exhibition';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'paper_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'pub_placement';
						referencedColumns: ['exhibition_id'];
					},
					{
						foreignKeyName: 'paper_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'pub_show_room';
						referencedColumns: ['exhibition_id'];
					},
					{
						foreignKeyName: 'paper_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'pub_wall';
						referencedColumns: ['exhibition_id'];
					},
					{
						foreignKeyName: 'paper_hang_version_id_fkey';
						columns: ['hang_version_id'];
						isOneToOne: false;
						referencedRelation: 'hang_version';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'paper_made_by_fkey';
						columns: ['made_by'];
						isOneToOne: false;
						referencedRelation: 'account';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'paper_signed_by_fkey';
						columns: ['signed_by'];
						isOneToOne: false;
						referencedRelation: 'account';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'paper_wall_id_fkey';
						columns: ['wall_id'];
						isOneToOne: false;
						referencedRelation: 'wall';
						referencedColumns: ['resource_id'];
					}
				];
			};
			photo: {
				Row: {
					alt: NonNullable<Json>;
					artwork_id: string;
					created_at: string;
					credit: string | null;
					id: string;
					media_id: string;
					role: string;
				};
				Insert: {
					alt?: NonNullable<Json>;
					artwork_id: string;
					created_at?: string;
					credit?: string | null;
					id?: string;
					media_id: string;
					role: string;
				};
				Update: {
					alt?: NonNullable<Json>;
					artwork_id?: string;
					created_at?: string;
					credit?: string | null;
					id?: string;
					media_id?: string;
					role?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'photo_artwork_id_fkey';
						columns: ['artwork_id'];
						isOneToOne: false;
						referencedRelation: 'artwork';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'photo_artwork_id_fkey';
						columns: ['artwork_id'];
						isOneToOne: false;
						referencedRelation: 'pub_artist_work';
						referencedColumns: ['artwork_id'];
					},
					{
						foreignKeyName: 'photo_media_id_fkey';
						columns: ['media_id'];
						isOneToOne: true;
						referencedRelation: 'media';
						referencedColumns: ['id'];
					}
				];
			};
			placement: {
				Row: {
					cluster: number | null;
					exhibition_work_id: string;
					hang_wall_id: number | null;
					height_mm: number;
					hooks: NonNullable<Json>;
					id: string;
					label: NonNullable<Json>;
					part_no: number;
					pinned: boolean;
					strict: boolean;
					version_id: string;
					wall_height_mm: number | null;
					wall_width_mm: number | null;
					width_mm: number;
					x_mm: number | null;
					y_mm: number | null;
				};
				Insert: {
					cluster?: number | null;
					exhibition_work_id: string;
					hang_wall_id?: number | null;
					height_mm: number;
					hooks?: NonNullable<Json>;
					id?: string;
					label?: NonNullable<Json>;
					part_no?: number;
					pinned?: boolean;
					strict?: boolean;
					version_id: string;
					wall_height_mm?: number | null;
					wall_width_mm?: number | null;
					width_mm: number;
					x_mm?: number | null;
					y_mm?: number | null;
				};
				Update: {
					cluster?: number | null;
					exhibition_work_id?: string;
					hang_wall_id?: number | null;
					height_mm?: number;
					hooks?: NonNullable<Json>;
					id?: string;
					label?: NonNullable<Json>;
					part_no?: number;
					pinned?: boolean;
					strict?: boolean;
					version_id?: string;
					wall_height_mm?: number | null;
					wall_width_mm?: number | null;
					width_mm?: number;
					x_mm?: number | null;
					y_mm?: number | null;
				};
				Relationships: [
					{
						foreignKeyName: 'placement_exhibition_work_id_fkey';
						columns: ['exhibition_work_id'];
						isOneToOne: false;
						referencedRelation: 'exhibition_work';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'placement_hang_wall_id_version_id_wall_width_mm_wall_heigh_fkey';
						columns: ['hang_wall_id', 'version_id', 'wall_width_mm', 'wall_height_mm'];
						isOneToOne: false;
						referencedRelation: 'hang_wall';
						referencedColumns: ['id', 'version_id', 'width_mm', 'height_mm'];
					},
					{
						foreignKeyName: 'placement_version_id_fkey';
						columns: ['version_id'];
						isOneToOne: false;
						referencedRelation: 'hang_version';
						referencedColumns: ['id'];
					}
				];
			};
			private_link: {
				Row: {
					artist_id: string | null;
					created_at: string;
					created_by: string | null;
					exhibition_id: string | null;
					expires_at: string;
					id: string;
					revoked_at: string | null;
					scope: string;
					token_hash: string;
				};
				Insert: {
					artist_id?: string | null;
					created_at?: string;
					created_by?: string | null;
					exhibition_id?: string | null;
					expires_at: string;
					id?: string;
					revoked_at?: string | null;
					scope: string;
					token_hash: string;
				};
				Update: {
					artist_id?: string | null;
					created_at?: string;
					created_by?: string | null;
					exhibition_id?: string | null;
					expires_at?: string;
					id?: string;
					revoked_at?: string | null;
					scope?: string;
					token_hash?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'private_link_artist_id_fkey';
						columns: ['artist_id'];
						isOneToOne: false;
						referencedRelation: 'artist';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'private_link_artist_id_fkey';
						columns: ['artist_id'];
						isOneToOne: false;
						referencedRelation: 'pub_artist';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'private_link_artist_id_fkey';
						columns: ['artist_id'];
						isOneToOne: false;
						referencedRelation: 'pub_contact';
						referencedColumns: ['artist_id'];
					},
					{
						foreignKeyName: 'private_link_created_by_fkey';
						columns: ['created_by'];
						isOneToOne: false;
						referencedRelation: 'account';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'private_link_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'exhibition';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'private_link_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'pub_exhibition';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'private_link_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'pub_placement';
						referencedColumns: ['exhibition_id'];
					},
					{
						foreignKeyName: 'private_link_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'pub_show_room';
						referencedColumns: ['exhibition_id'];
					},
					{
						foreignKeyName: 'private_link_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'pub_wall';
						referencedColumns: ['exhibition_id'];
					}
				];
			};
			public_epoch: {
				Row: {
					epoch: number;
					only_row: boolean;
				};
				Insert: {
					epoch?: number;
					only_row?: boolean;
				};
				Update: {
					epoch?: number;
					only_row?: boolean;
				};
				Relationships: [];
			};
			rate_limit: {
				Row: {
					ends_at: string;
					hash: string;
					used: number;
				};
				Insert: {
					ends_at: string;
					hash: string;
					used: number;
				};
				Update: {
					ends_at?: string;
					hash?: string;
					used?: number;
				};
				Relationships: [];
			};
			request: {
				Row: {
					about: string;
					address: string | null;
					created_at: string;
					handled_at: string | null;
					handled_by: string | null;
					id: string;
					keep_until: string;
					language: string;
					message: string;
					name: string | null;
					number: string;
					page: string | null;
					state: string;
				};
				Insert: {
					about: string;
					address?: string | null;
					created_at?: string;
					handled_at?: string | null;
					handled_by?: string | null;
					id?: string;
					keep_until?: string;
					language: string;
					message: string;
					name?: string | null;
					number: string;
					page?: string | null;
					state?: string;
				};
				Update: {
					about?: string;
					address?: string | null;
					created_at?: string;
					handled_at?: string | null;
					handled_by?: string | null;
					id?: string;
					keep_until?: string;
					language?: string;
					message?: string;
					name?: string | null;
					number?: string;
					page?: string | null;
					state?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'request_handled_by_fkey';
						columns: ['handled_by'];
						isOneToOne: false;
						referencedRelation: 'account';
						referencedColumns: ['id'];
					}
				];
			};
			request_answer: {
				Row: {
					by_account: string | null;
					created_at: string;
					id: string;
					message: string;
					request_id: string;
				};
				Insert: {
					by_account?: string | null;
					created_at?: string;
					id?: string;
					message: string;
					request_id: string;
				};
				Update: {
					by_account?: string | null;
					created_at?: string;
					id?: string;
					message?: string;
					request_id?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'request_answer_by_account_fkey';
						columns: ['by_account'];
						isOneToOne: false;
						referencedRelation: 'account';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'request_answer_request_id_fkey';
						columns: ['request_id'];
						isOneToOne: false;
						referencedRelation: 'request';
						referencedColumns: ['id'];
					}
				];
			};
			resource: {
				Row: {
					id: number;
					kind: string;
				};
				Insert: {
					id?: never;
					kind: string;
				};
				Update: {
					id?: never;
					kind?: string;
				};
				Relationships: [];
			};
			retention: {
				Row: {
					amount: number;
					changed_at: string | null;
					changed_by: string | null;
					id: number;
					least: number;
					most: number;
					term: string;
					unit: string;
				};
				Insert: {
					amount: number;
					changed_at?: string | null;
					changed_by?: string | null;
					id: number;
					least: number;
					most: number;
					term: string;
					unit: string;
				};
				Update: {
					amount?: number;
					changed_at?: string | null;
					changed_by?: string | null;
					id?: number;
					least?: number;
					most?: number;
					term?: string;
					unit?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'retention_changed_by_fkey';
						columns: ['changed_by'];
						isOneToOne: false;
						referencedRelation: 'account';
						referencedColumns: ['id'];
					}
				];
			};
			revision_photo: {
				Row: {
					photo_id: string;
					position: number;
					revision_id: string;
				};
				Insert: {
					photo_id: string;
					position: number;
					revision_id: string;
				};
				Update: {
					photo_id?: string;
					position?: number;
					revision_id?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'revision_photo_photo_id_fkey';
						columns: ['photo_id'];
						isOneToOne: false;
						referencedRelation: 'photo';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'revision_photo_revision_id_fkey';
						columns: ['revision_id'];
						isOneToOne: false;
						referencedRelation: 'artwork_revision';
						referencedColumns: ['id'];
					}
				];
			};
			room: {
				Row: {
					code: string;
					floor: string | null;
					hours: Json | null;
					name: NonNullable<Json>;
					plan: Json | null;
					resource_id: number;
					step_free: boolean | null;
				};
				Insert: {
					code?: string;
					floor?: string | null;
					hours?: Json | null;
					name: NonNullable<Json>;
					plan?: Json | null;
					resource_id: number;
					step_free?: boolean | null;
				};
				Update: {
					code?: string;
					floor?: string | null;
					hours?: Json | null;
					name?: NonNullable<Json>;
					plan?: Json | null;
					resource_id?: number;
					step_free?: boolean | null;
				};
				Relationships: [
					{
						foreignKeyName: 'room_resource_id_fkey';
						columns: ['resource_id'];
						isOneToOne: true;
						referencedRelation: 'resource';
						referencedColumns: ['id'];
					}
				];
			};
			room_plan_before: {
				Row: {
					id: number;
					plan: NonNullable<Json>;
					room_id: number;
					until: string;
				};
				Insert: {
					id?: never;
					plan: NonNullable<Json>;
					room_id: number;
					until?: string;
				};
				Update: {
					id?: never;
					plan?: NonNullable<Json>;
					room_id?: number;
					until?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'room_plan_before_room_id_fkey';
						columns: ['room_id'];
						isOneToOne: false;
						referencedRelation: 'pub_show_room';
						referencedColumns: ['room_id'];
					},
					{
						foreignKeyName: 'room_plan_before_room_id_fkey';
						columns: ['room_id'];
						isOneToOne: false;
						referencedRelation: 'pub_visit_room';
						referencedColumns: ['room_id'];
					},
					{
						foreignKeyName: 'room_plan_before_room_id_fkey';
						columns: ['room_id'];
						isOneToOne: false;
						referencedRelation: 'room';
						referencedColumns: ['resource_id'];
					}
				];
			};
			sign_in_language: {
				Row: {
					address_hash: string;
					at: string;
					language: string;
				};
				Insert: {
					address_hash: string;
					at?: string;
					language: string;
				};
				Update: {
					address_hash?: string;
					at?: string;
					language?: string;
				};
				Relationships: [];
			};
			sound: {
				Row: {
					artwork_id: string;
					bytes: number | null;
					created_at: string;
					created_by: string | null;
					duration_ms: number | null;
					format: string | null;
					id: string;
					language: string;
					path: string | null;
					public_name: string | null;
					transcript: NonNullable<Json>;
				};
				Insert: {
					artwork_id: string;
					bytes?: number | null;
					created_at?: string;
					created_by?: string | null;
					duration_ms?: number | null;
					format?: string | null;
					id?: string;
					language: string;
					path?: string | null;
					public_name?: string | null;
					transcript?: NonNullable<Json>;
				};
				Update: {
					artwork_id?: string;
					bytes?: number | null;
					created_at?: string;
					created_by?: string | null;
					duration_ms?: number | null;
					format?: string | null;
					id?: string;
					language?: string;
					path?: string | null;
					public_name?: string | null;
					transcript?: NonNullable<Json>;
				};
				Relationships: [
					{
						foreignKeyName: 'sound_artwork_id_fkey';
						columns: ['artwork_id'];
						isOneToOne: false;
						referencedRelation: 'artwork';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'sound_artwork_id_fkey';
						columns: ['artwork_id'];
						isOneToOne: false;
						referencedRelation: 'pub_artist_work';
						referencedColumns: ['artwork_id'];
					},
					{
						foreignKeyName: 'sound_created_by_fkey';
						columns: ['created_by'];
						isOneToOne: false;
						referencedRelation: 'account';
						referencedColumns: ['id'];
					}
				];
			};
			stock: {
				Row: {
					amount: number;
					id: string;
					kind: string;
					length_mm: number | null;
					load_g: number | null;
				};
				Insert: {
					amount: number;
					id?: string;
					kind: string;
					length_mm?: number | null;
					load_g?: number | null;
				};
				Update: {
					amount?: number;
					id?: string;
					kind?: string;
					length_mm?: number | null;
					load_g?: number | null;
				};
				Relationships: [];
			};
			submission: {
				Row: {
					account_id: string | null;
					artist_id: string;
					call_id: string;
					created_at: string;
					help: string | null;
					house_rules_at: string | null;
					id: string;
					idea: NonNullable<Json>;
					language: string;
					organisation_id: string | null;
					preferred_period: string | null;
					privacy_at: string | null;
					state: string;
					submitted_at: string | null;
				};
				Insert: {
					account_id?: string | null;
					artist_id: string;
					call_id: string;
					created_at?: string;
					help?: string | null;
					house_rules_at?: string | null;
					id?: string;
					idea?: NonNullable<Json>;
					language?: string;
					organisation_id?: string | null;
					preferred_period?: string | null;
					privacy_at?: string | null;
					state?: string;
					submitted_at?: string | null;
				};
				Update: {
					account_id?: string | null;
					artist_id?: string;
					call_id?: string;
					created_at?: string;
					help?: string | null;
					house_rules_at?: string | null;
					id?: string;
					idea?: NonNullable<Json>;
					language?: string;
					organisation_id?: string | null;
					preferred_period?: string | null;
					privacy_at?: string | null;
					state?: string;
					submitted_at?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'submission_account_id_fkey';
						columns: ['account_id'];
						isOneToOne: false;
						referencedRelation: 'account';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'submission_artist_id_fkey';
						columns: ['artist_id'];
						isOneToOne: false;
						referencedRelation: 'artist';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'submission_artist_id_fkey';
						columns: ['artist_id'];
						isOneToOne: false;
						referencedRelation: 'pub_artist';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'submission_artist_id_fkey';
						columns: ['artist_id'];
						isOneToOne: false;
						referencedRelation: 'pub_contact';
						referencedColumns: ['artist_id'];
					},
					{
						foreignKeyName: 'submission_call_id_fkey';
						columns: ['call_id'];
						isOneToOne: false;
						referencedRelation: 'call';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'submission_call_id_fkey';
						columns: ['call_id'];
						isOneToOne: false;
						referencedRelation: 'pub_call';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'submission_organisation_id_fkey';
						columns: ['organisation_id'];
						isOneToOne: false;
						referencedRelation: 'organisation';
						referencedColumns: ['id'];
					}
				];
			};
			submission_work: {
				Row: {
					artwork_id: string;
					id: string;
					position: number;
					revision_id: string;
					state: string;
					submission_id: string;
				};
				Insert: {
					artwork_id: string;
					id?: string;
					position: number;
					revision_id: string;
					state?: string;
					submission_id: string;
				};
				Update: {
					artwork_id?: string;
					id?: string;
					position?: number;
					revision_id?: string;
					state?: string;
					submission_id?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'submission_work_artwork_id_fkey';
						columns: ['artwork_id'];
						isOneToOne: false;
						referencedRelation: 'artwork';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'submission_work_artwork_id_fkey';
						columns: ['artwork_id'];
						isOneToOne: false;
						referencedRelation: 'pub_artist_work';
						referencedColumns: ['artwork_id'];
					},
					{
						foreignKeyName: 'submission_work_revision_id_fkey';
						columns: ['revision_id'];
						isOneToOne: false;
						referencedRelation: 'artwork_revision';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'submission_work_submission_id_fkey';
						columns: ['submission_id'];
						isOneToOne: false;
						referencedRelation: 'submission';
						referencedColumns: ['id'];
					}
				];
			};
			upload: {
				Row: {
					account_id: string;
					artwork_id: string;
					bytes: number;
					expires_at: string;
					id: string;
					received: number;
				};
				Insert: {
					account_id: string;
					artwork_id: string;
					bytes: number;
					expires_at: string;
					id?: string;
					received?: number;
				};
				Update: {
					account_id?: string;
					artwork_id?: string;
					bytes?: number;
					expires_at?: string;
					id?: string;
					received?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'upload_account_id_fkey';
						columns: ['account_id'];
						isOneToOne: false;
						referencedRelation: 'account';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'upload_artwork_id_fkey';
						columns: ['artwork_id'];
						isOneToOne: false;
						referencedRelation: 'artwork';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'upload_artwork_id_fkey';
						columns: ['artwork_id'];
						isOneToOne: false;
						referencedRelation: 'pub_artist_work';
						referencedColumns: ['artwork_id'];
					}
				];
			};
			wall: {
				Row: {
					code: string;
					position: number;
					resource_id: number;
					retired_at: string | null;
					room_id: number;
				};
				Insert: {
					code: string;
					position?: number;
					resource_id: number;
					retired_at?: string | null;
					room_id: number;
				};
				Update: {
					code?: string;
					position?: number;
					resource_id?: number;
					retired_at?: string | null;
					room_id?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'wall_resource_id_fkey';
						columns: ['resource_id'];
						isOneToOne: true;
						referencedRelation: 'resource';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'wall_room_id_fkey';
						columns: ['room_id'];
						isOneToOne: false;
						referencedRelation: 'pub_show_room';
						referencedColumns: ['room_id'];
					},
					{
						foreignKeyName: 'wall_room_id_fkey';
						columns: ['room_id'];
						isOneToOne: false;
						referencedRelation: 'pub_visit_room';
						referencedColumns: ['room_id'];
					},
					{
						foreignKeyName: 'wall_room_id_fkey';
						columns: ['room_id'];
						isOneToOne: false;
						referencedRelation: 'room';
						referencedColumns: ['resource_id'];
					}
				];
			};
			wall_photo: {
				Row: {
					bucket: string;
					bytes: number;
					created_at: string;
					height: number;
					path: string;
					scale: Json | null;
					wall_id: number;
					width: number;
				};
				Insert: {
					bucket?: string;
					bytes: number;
					created_at?: string;
					height: number;
					path: string;
					scale?: Json | null;
					wall_id: number;
					width: number;
				};
				Update: {
					bucket?: string;
					bytes?: number;
					created_at?: string;
					height?: number;
					path?: string;
					scale?: Json | null;
					wall_id?: number;
					width?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'wall_photo_wall_id_fkey';
						columns: ['wall_id'];
						isOneToOne: true;
						referencedRelation: 'wall';
						referencedColumns: ['resource_id'];
					}
				];
			};
			wall_revision: {
				Row: {
					centre_line_mm: number;
					created_at: string;
					created_by: string | null;
					daylight: boolean;
					escape_route: boolean;
					height_mm: number;
					id: string;
					measured_at: string | null;
					number: number;
					step_free: boolean | null;
					suspension: NonNullable<Json>;
					walkway: boolean;
					wall_id: number;
					width_mm: number;
				};
				Insert: {
					centre_line_mm?: number;
					created_at?: string;
					created_by?: string | null;
					daylight?: boolean;
					escape_route?: boolean;
					height_mm: number;
					id?: string;
					measured_at?: string | null;
					number: number;
					step_free?: boolean | null;
					suspension?: NonNullable<Json>;
					walkway?: boolean;
					wall_id: number;
					width_mm: number;
				};
				Update: {
					centre_line_mm?: number;
					created_at?: string;
					created_by?: string | null;
					daylight?: boolean;
					escape_route?: boolean;
					height_mm?: number;
					id?: string;
					measured_at?: string | null;
					number?: number;
					step_free?: boolean | null;
					suspension?: NonNullable<Json>;
					walkway?: boolean;
					wall_id?: number;
					width_mm?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'wall_revision_created_by_fkey';
						columns: ['created_by'];
						isOneToOne: false;
						referencedRelation: 'account';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'wall_revision_wall_id_fkey';
						columns: ['wall_id'];
						isOneToOne: false;
						referencedRelation: 'wall';
						referencedColumns: ['resource_id'];
					}
				];
			};
			withholding: {
				Row: {
					artist_id: string | null;
					artwork_id: string | null;
					by_account: string | null;
					from_at: string;
					id: string;
					reason: string;
					until_at: string | null;
				};
				Insert: {
					artist_id?: string | null;
					artwork_id?: string | null;
					by_account?: string | null;
					from_at?: string;
					id?: string;
					reason: string;
					until_at?: string | null;
				};
				Update: {
					artist_id?: string | null;
					artwork_id?: string | null;
					by_account?: string | null;
					from_at?: string;
					id?: string;
					reason?: string;
					until_at?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'withholding_artist_id_fkey';
						columns: ['artist_id'];
						isOneToOne: false;
						referencedRelation: 'artist';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'withholding_artist_id_fkey';
						columns: ['artist_id'];
						isOneToOne: false;
						referencedRelation: 'pub_artist';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'withholding_artist_id_fkey';
						columns: ['artist_id'];
						isOneToOne: false;
						referencedRelation: 'pub_contact';
						referencedColumns: ['artist_id'];
					},
					{
						foreignKeyName: 'withholding_artwork_id_fkey';
						columns: ['artwork_id'];
						isOneToOne: false;
						referencedRelation: 'artwork';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'withholding_artwork_id_fkey';
						columns: ['artwork_id'];
						isOneToOne: false;
						referencedRelation: 'pub_artist_work';
						referencedColumns: ['artwork_id'];
					},
					{
						foreignKeyName: 'withholding_by_account_fkey';
						columns: ['by_account'];
						isOneToOne: false;
						referencedRelation: 'account';
						referencedColumns: ['id'];
					}
				];
			};
		};
		Views: {
			hang_tick_now: {
				Row: {
					at: string | null;
					by_account: string | null;
					done: boolean | null;
					exhibition_work_id: string | null;
					helper_no: number | null;
					id: string | null;
					link_id: string | null;
					measured: Json | null;
					part_no: number | null;
					received_at: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'hang_tick_by_account_fkey';
						columns: ['by_account'];
						isOneToOne: false;
						referencedRelation: 'account';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'hang_tick_exhibition_work_id_fkey';
						columns: ['exhibition_work_id'];
						isOneToOne: false;
						referencedRelation: 'exhibition_work';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'hang_tick_link_id_fkey';
						columns: ['link_id'];
						isOneToOne: false;
						referencedRelation: 'private_link';
						referencedColumns: ['id'];
					}
				];
			};
			pub_artist: {
				Row: {
					biography: Json | null;
					id: string | null;
					indexable: boolean | null;
					kind: string | null;
					latin_name: string | null;
					links: Json | null;
					name: Json | null;
					slug: string | null;
					statement: Json | null;
				};
				Insert: {
					biography?: Json | null;
					id?: string | null;
					indexable?: never;
					kind?: string | null;
					latin_name?: string | null;
					links?: Json | null;
					name?: Json | null;
					slug?: string | null;
					statement?: Json | null;
				};
				Update: {
					biography?: Json | null;
					id?: string | null;
					indexable?: never;
					kind?: string | null;
					latin_name?: string | null;
					links?: Json | null;
					name?: Json | null;
					slug?: string | null;
					statement?: Json | null;
				};
				Relationships: [];
			};
			pub_artist_work: {
				Row: {
					artist_id: string | null;
					artwork_id: string | null;
				};
				Insert: {
					artist_id?: string | null;
					artwork_id?: string | null;
				};
				Update: {
					artist_id?: string | null;
					artwork_id?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'artwork_owner_artist_id_fkey';
						columns: ['artist_id'];
						isOneToOne: false;
						referencedRelation: 'artist';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'artwork_owner_artist_id_fkey';
						columns: ['artist_id'];
						isOneToOne: false;
						referencedRelation: 'pub_artist';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'artwork_owner_artist_id_fkey';
						columns: ['artist_id'];
						isOneToOne: false;
						referencedRelation: 'pub_contact';
						referencedColumns: ['artist_id'];
					}
				];
			};
			pub_call: {
				Row: {
					closes: string | null;
					id: string | null;
					introduction: Json | null;
					opens: string | null;
					permanent: boolean | null;
					slug: string | null;
					title: Json | null;
				};
				Insert: {
					closes?: string | null;
					id?: string | null;
					introduction?: Json | null;
					opens?: string | null;
					permanent?: boolean | null;
					slug?: string | null;
					title?: Json | null;
				};
				Update: {
					closes?: string | null;
					id?: string | null;
					introduction?: Json | null;
					opens?: string | null;
					permanent?: boolean | null;
					slug?: string | null;
					title?: Json | null;
				};
				Relationships: [];
			};
			pub_code: {
				Row: {
					artwork_id: string | null;
					code: string | null;
					exhibition_id: string | null;
					number: number | null;
				};
				Relationships: [
					{
						foreignKeyName: 'exhibition_work_artwork_id_fkey';
						columns: ['artwork_id'];
						isOneToOne: false;
						referencedRelation: 'artwork';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'exhibition_work_artwork_id_fkey';
						columns: ['artwork_id'];
						isOneToOne: false;
						referencedRelation: 'pub_artist_work';
						referencedColumns: ['artwork_id'];
					},
					{
						foreignKeyName: 'exhibition_work_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'exhibition';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'exhibition_work_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'pub_exhibition';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'exhibition_work_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'pub_placement';
						referencedColumns: ['exhibition_id'];
					},
					{
						foreignKeyName: 'exhibition_work_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'pub_show_room';
						referencedColumns: ['exhibition_id'];
					},
					{
						foreignKeyName: 'exhibition_work_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'pub_wall';
						referencedColumns: ['exhibition_id'];
					}
				];
			};
			pub_contact: {
				Row: {
					artist_id: string | null;
				};
				Insert: {
					artist_id?: string | null;
				};
				Update: {
					artist_id?: string | null;
				};
				Relationships: [];
			};
			pub_epoch: {
				Row: {
					epoch: number | null;
					turned_at: string | null;
					turns_at: string | null;
				};
				Insert: {
					epoch?: number | null;
					turned_at?: never;
					turns_at?: never;
				};
				Update: {
					epoch?: number | null;
					turned_at?: never;
					turns_at?: never;
				};
				Relationships: [];
			};
			pub_event: {
				Row: {
					changed_at: string | null;
					ends_at: string | null;
					exhibition_id: string | null;
					id: string | null;
					kind: string | null;
					languages: string[] | null;
					place: Json | null;
					sequence: number | null;
					starts_at: string | null;
					title: Json | null;
				};
				Relationships: [
					{
						foreignKeyName: 'event_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'exhibition';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'event_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'pub_exhibition';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'event_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'pub_placement';
						referencedColumns: ['exhibition_id'];
					},
					{
						foreignKeyName: 'event_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'pub_show_room';
						referencedColumns: ['exhibition_id'];
					},
					{
						foreignKeyName: 'event_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'pub_wall';
						referencedColumns: ['exhibition_id'];
					}
				];
			};
			pub_exhibition: {
				Row: {
					access_notes: Json | null;
					closes: string | null;
					funders: string | null;
					hang_version_id: string | null;
					id: string | null;
					introduction: Json | null;
					opens: string | null;
					plain_introduction: Json | null;
					slug: string | null;
					subtitle: Json | null;
					title: Json | null;
					visiting_notes: Json | null;
				};
				Insert: {
					access_notes?: Json | null;
					closes?: string | null;
					funders?: string | null;
					hang_version_id?: never;
					id?: string | null;
					introduction?: Json | null;
					opens?: string | null;
					plain_introduction?: Json | null;
					slug?: string | null;
					subtitle?: Json | null;
					title?: Json | null;
					visiting_notes?: Json | null;
				};
				Update: {
					access_notes?: Json | null;
					closes?: string | null;
					funders?: string | null;
					hang_version_id?: never;
					id?: string | null;
					introduction?: Json | null;
					opens?: string | null;
					plain_introduction?: Json | null;
					slug?: string | null;
					subtitle?: Json | null;
					title?: Json | null;
					visiting_notes?: Json | null;
				};
				Relationships: [];
			};
			pub_media: {
				Row: {
					bucket: string | null;
					bytes: number | null;
					format: string | null;
					height: number | null;
					path: string | null;
					public_name: string | null;
					width: number | null;
				};
				Relationships: [];
			};
			pub_old_slug: {
				Row: {
					now_slug: string | null;
					slug: string | null;
				};
				Relationships: [];
			};
			pub_placement: {
				Row: {
					artwork_id: string | null;
					exhibition_id: string | null;
					hang_wall_id: number | null;
					height_mm: number | null;
					number: number | null;
					part: number | null;
					width_mm: number | null;
					x_mm: number | null;
					y_mm: number | null;
				};
				Relationships: [
					{
						foreignKeyName: 'exhibition_work_artwork_id_fkey';
						columns: ['artwork_id'];
						isOneToOne: false;
						referencedRelation: 'artwork';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'exhibition_work_artwork_id_fkey';
						columns: ['artwork_id'];
						isOneToOne: false;
						referencedRelation: 'pub_artist_work';
						referencedColumns: ['artwork_id'];
					}
				];
			};
			pub_plain_text: {
				Row: {
					artwork_id: string | null;
					exhibition_id: string | null;
					plain_text: Json | null;
				};
				Relationships: [
					{
						foreignKeyName: 'exhibition_work_artwork_id_fkey';
						columns: ['artwork_id'];
						isOneToOne: false;
						referencedRelation: 'artwork';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'exhibition_work_artwork_id_fkey';
						columns: ['artwork_id'];
						isOneToOne: false;
						referencedRelation: 'pub_artist_work';
						referencedColumns: ['artwork_id'];
					},
					{
						foreignKeyName: 'exhibition_work_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'exhibition';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'exhibition_work_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'pub_exhibition';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'exhibition_work_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'pub_placement';
						referencedColumns: ['exhibition_id'];
					},
					{
						foreignKeyName: 'exhibition_work_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'pub_show_room';
						referencedColumns: ['exhibition_id'];
					},
					{
						foreignKeyName: 'exhibition_work_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'pub_wall';
						referencedColumns: ['exhibition_id'];
					}
				];
			};
			pub_press: {
				Row: {
					artwork_id: string | null;
					exhibition_id: string | null;
					number: number | null;
				};
				Relationships: [
					{
						foreignKeyName: 'exhibition_work_artwork_id_fkey';
						columns: ['artwork_id'];
						isOneToOne: false;
						referencedRelation: 'artwork';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'exhibition_work_artwork_id_fkey';
						columns: ['artwork_id'];
						isOneToOne: false;
						referencedRelation: 'pub_artist_work';
						referencedColumns: ['artwork_id'];
					},
					{
						foreignKeyName: 'exhibition_work_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'exhibition';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'exhibition_work_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'pub_exhibition';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'exhibition_work_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'pub_placement';
						referencedColumns: ['exhibition_id'];
					},
					{
						foreignKeyName: 'exhibition_work_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'pub_show_room';
						referencedColumns: ['exhibition_id'];
					},
					{
						foreignKeyName: 'exhibition_work_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'pub_wall';
						referencedColumns: ['exhibition_id'];
					}
				];
			};
			pub_pyramid: {
				Row: {
					bucket: string | null;
					bytes: number | null;
					height: number | null;
					path: string | null;
					public_name: string | null;
					width: number | null;
				};
				Relationships: [];
			};
			pub_show_room: {
				Row: {
					doors: Json | null;
					exhibition_id: string | null;
					furniture: Json | null;
					height_mm: Json | null;
					name: Json | null;
					outline: Json | null;
					room_id: number | null;
					walls: Json | null;
					windows: Json | null;
				};
				Relationships: [
					{
						foreignKeyName: 'room_resource_id_fkey';
						columns: ['room_id'];
						isOneToOne: true;
						referencedRelation: 'resource';
						referencedColumns: ['id'];
					}
				];
			};
			pub_sound: {
				Row: {
					artwork_id: string | null;
					bytes: number | null;
					duration_ms: number | null;
					format: string | null;
					language: string | null;
					path: string | null;
					public_name: string | null;
					transcript: Json | null;
				};
				Insert: {
					artwork_id?: string | null;
					bytes?: number | null;
					duration_ms?: number | null;
					format?: string | null;
					language?: string | null;
					path?: string | null;
					public_name?: string | null;
					transcript?: Json | null;
				};
				Update: {
					artwork_id?: string | null;
					bytes?: number | null;
					duration_ms?: number | null;
					format?: string | null;
					language?: string | null;
					path?: string | null;
					public_name?: string | null;
					transcript?: Json | null;
				};
				Relationships: [
					{
						foreignKeyName: 'sound_artwork_id_fkey';
						columns: ['artwork_id'];
						isOneToOne: false;
						referencedRelation: 'artwork';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'sound_artwork_id_fkey';
						columns: ['artwork_id'];
						isOneToOne: false;
						referencedRelation: 'pub_artist_work';
						referencedColumns: ['artwork_id'];
					}
				];
			};
			pub_visit_room: {
				Row: {
					code: string | null;
					floor: string | null;
					hours: Json | null;
					name: Json | null;
					room_id: number | null;
					step_free: boolean | null;
				};
				Insert: {
					code?: string | null;
					floor?: string | null;
					hours?: Json | null;
					name?: Json | null;
					room_id?: number | null;
					step_free?: boolean | null;
				};
				Update: {
					code?: string | null;
					floor?: string | null;
					hours?: Json | null;
					name?: Json | null;
					room_id?: number | null;
					step_free?: boolean | null;
				};
				Relationships: [
					{
						foreignKeyName: 'room_resource_id_fkey';
						columns: ['room_id'];
						isOneToOne: true;
						referencedRelation: 'resource';
						referencedColumns: ['id'];
					}
				];
			};
			pub_wall: {
				Row: {
					blocked: Json | null;
					centre_line_mm: number | null;
					code: string | null;
					colour: string | null;
					exhibition_id: string | null;
					hang_wall_id: number | null;
					height_mm: number | null;
					position: number | null;
					room: Json | null;
					room_id: number | null;
					width_mm: number | null;
				};
				Relationships: [
					{
						foreignKeyName: 'wall_room_id_fkey';
						columns: ['room_id'];
						isOneToOne: false;
						referencedRelation: 'pub_show_room';
						referencedColumns: ['room_id'];
					},
					{
						foreignKeyName: 'wall_room_id_fkey';
						columns: ['room_id'];
						isOneToOne: false;
						referencedRelation: 'pub_visit_room';
						referencedColumns: ['room_id'];
					},
					{
						foreignKeyName: 'wall_room_id_fkey';
						columns: ['room_id'];
						isOneToOne: false;
						referencedRelation: 'room';
						referencedColumns: ['resource_id'];
					}
				];
			};
			pub_wall_photo: {
				Row: {
					dominant: string | null;
					exhibition_id: string | null;
					files: Json | null;
					height: number | null;
					id: string | null;
					taken: string | null;
					wall_code: string | null;
					width: number | null;
				};
				Relationships: [
					{
						foreignKeyName: 'handling_photo_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'exhibition';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'handling_photo_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'pub_exhibition';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'handling_photo_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'pub_placement';
						referencedColumns: ['exhibition_id'];
					},
					{
						foreignKeyName: 'handling_photo_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'pub_show_room';
						referencedColumns: ['exhibition_id'];
					},
					{
						foreignKeyName: 'handling_photo_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'pub_wall';
						referencedColumns: ['exhibition_id'];
					}
				];
			};
			pub_work: {
				Row: {
					artist_id: string | null;
					artist_latin_name: string | null;
					artist_name: Json | null;
					artist_slug: string | null;
					artwork_id: string | null;
					category: string | null;
					content_note: Json | null;
					credit: string | null;
					description: Json | null;
					exhibition_id: string | null;
					image: Json | null;
					label_text: Json | null;
					machines: boolean | null;
					number: number | null;
					parts: Json | null;
					revision_id: string | null;
					shown: boolean | null;
					technique: Json | null;
					title: Json | null;
					untitled: boolean | null;
					year_circa: boolean | null;
					year_from: number | null;
					year_to: number | null;
				};
				Relationships: [
					{
						foreignKeyName: 'exhibition_work_artwork_id_fkey';
						columns: ['artwork_id'];
						isOneToOne: false;
						referencedRelation: 'artwork';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'exhibition_work_artwork_id_fkey';
						columns: ['artwork_id'];
						isOneToOne: false;
						referencedRelation: 'pub_artist_work';
						referencedColumns: ['artwork_id'];
					},
					{
						foreignKeyName: 'exhibition_work_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'exhibition';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'exhibition_work_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'pub_exhibition';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'exhibition_work_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'pub_placement';
						referencedColumns: ['exhibition_id'];
					},
					{
						foreignKeyName: 'exhibition_work_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'pub_show_room';
						referencedColumns: ['exhibition_id'];
					},
					{
						foreignKeyName: 'exhibition_work_exhibition_id_fkey';
						columns: ['exhibition_id'];
						isOneToOne: false;
						referencedRelation: 'pub_wall';
						referencedColumns: ['exhibition_id'];
					},
					{
						foreignKeyName: 'exhibition_work_revision_id_fkey';
						columns: ['revision_id'];
						isOneToOne: false;
						referencedRelation: 'artwork_revision';
						referencedColumns: ['id'];
					}
				];
			};
		};
		Functions: {
			accept_agreement: { Args: { p_paper: string; p_sha256: string }; Returns: undefined };
			add_exhibition_works: { Args: { p_exhibition: string; p_submission_works: string[] }; Returns: number };
			add_note: { Args: { p_submission: string; p_text: string }; Returns: undefined };
			answer_acceptance: { Args: { p_confirm: boolean; p_submission_work: string }; Returns: undefined };
			answer_request: { Args: { p_message: string; p_request: string }; Returns: undefined };
			begin_handling_photo: {
				Args: { p_at: string; p_exhibition: string; p_exhibition_work: string; p_id: string; p_moment: string; p_wall: number };
				Returns: boolean;
			};
			begin_photo_by_link: {
				Args: { p_at: string; p_device: string; p_exhibition_work: string; p_id: string; p_token_hash: string; p_wall: number };
				Returns: boolean;
			};
			begin_sound: { Args: { p_artwork: string; p_language: string }; Returns: string };
			begin_upload: { Args: { p_artwork: string }; Returns: string };
			call_off_hang: { Args: { p_version: string }; Returns: undefined };
			cancel_exhibition: { Args: { p_exhibition: string }; Returns: undefined };
			changed_since: { Args: { p_since: string }; Returns: Json };
			claim_job: {
				Args: { p_kinds: string[]; p_lease_seconds: number };
				Returns: {
					attempts: number;
					id: string;
					kind: string;
					lease: string;
					payload: Json;
				}[];
			};
			claim_mail: {
				Args: { p_lease_seconds: number };
				Returns: {
					address: string;
					id: string;
					language: string;
					lease: string;
					template: string;
					values: Json;
				}[];
			};
			delete_artwork: {
				Args: { p_artwork: string };
				Returns: {
					bucket: string;
					path: string;
				}[];
			};
			derive_again: { Args: { p_failed_only: boolean }; Returns: number };
			drop_handling_photo: { Args: { p_id: string }; Returns: undefined };
			drop_missing_files: { Args: { p_older_than_seconds: number }; Returns: number };
			drop_retired_files: {
				Args: { p_older_than_seconds: number };
				Returns: {
					bucket: string;
					path: string;
				}[];
			};
			drop_sound: { Args: { p_sound: string }; Returns: undefined };
			drop_upload: { Args: { p_media: string }; Returns: undefined };
			end_session: { Args: { p_session: string }; Returns: undefined };
			end_sessions: { Args: { p_account?: string }; Returns: undefined };
			extend_job: { Args: { p_id: string; p_lease: string; p_lease_seconds: number }; Returns: boolean };
			find_account: { Args: { p_email: string }; Returns: string };
			finish_handling_photo: { Args: { p_id: string; p_picture: Json }; Returns: boolean };
			finish_job: { Args: { p_error: string; p_id: string; p_lease: string }; Returns: boolean };
			finish_mail: { Args: { p_error: string; p_id: string; p_lease: string }; Returns: undefined };
			finish_sound: { Args: { p_file: Json; p_sound: string }; Returns: undefined };
			finish_upload: { Args: { p_media: string; p_picture: Json; p_role: string }; Returns: string };
			has_fresh_code: { Args: Record<PropertyKey, never>; Returns: boolean };
			hide_artist: { Args: { p_artist: string; p_on: boolean }; Returns: undefined };
			keep_in_portfolio: { Args: { p_artwork: string; p_on: boolean }; Returns: undefined };
			keep_paper: { Args: { p_by: string; p_values: Json }; Returns: string };
			keep_scan: {
				Args: { p_by: string; p_bytes: number; p_format: string; p_paper: string; p_path: string; p_sha256: string };
				Returns: undefined;
			};
			list_accepted_works: {
				Args: { p_after: string; p_exhibition: string; p_limit: number; p_words: string[] };
				Returns: {
					artist: Json;
					artwork: string;
					revision: string;
					shows: number;
					submission_work: string;
				}[];
			};
			list_actions: {
				Args: { p_before?: number };
				Returns: {
					at: string;
					by_account: boolean;
					email: string;
					found: boolean;
					id: number;
					subject_id: string;
					verb: string;
				}[];
			};
			list_day_links: {
				Args: { p_exhibition: string };
				Returns: {
					created_at: string;
					expires_at: string;
					helpers: number;
					id: string;
				}[];
			};
			list_failed_pictures: { Args: Record<PropertyKey, never>; Returns: Json };
			list_handling_orphans: {
				Args: { p_older_than_seconds: number };
				Returns: {
					bucket: string;
					path: string;
				}[];
			};
			list_mail: {
				Args: Record<PropertyKey, never>;
				Returns: {
					address: string;
					created_at: string;
					id: string;
					language: string;
					state: string;
					template: string;
					values: Json;
				}[];
			};
			list_measurings: {
				Args: { p_wall: number };
				Returns: {
					email: string;
					height_mm: number;
					measured_at: string;
					number: number;
					width_mm: number;
				}[];
			};
			list_migrations: { Args: Record<PropertyKey, never>; Returns: string[] };
			list_old_archives: { Args: Record<PropertyKey, never>; Returns: string[] };
			list_orphan_files: {
				Args: { p_older_than_seconds: number };
				Returns: {
					bucket: string;
					path: string;
				}[];
			};
			list_paper_orphans: {
				Args: { p_older_than_seconds: number };
				Returns: {
					bucket: string;
					path: string;
				}[];
			};
			list_roles: {
				Args: Record<PropertyKey, never>;
				Returns: {
					account_id: string;
					email: string;
					roles: string[];
				}[];
			};
			list_sessions: {
				Args: { p_account?: string };
				Returns: {
					begun_at: string;
					here: boolean;
					id: string;
					used_at: string;
					user_agent: string;
				}[];
			};
			list_sound_orphans: {
				Args: { p_older_than_seconds: number };
				Returns: {
					bucket: string;
					path: string;
				}[];
			};
			look_up_contact: { Args: { p_artist: string; p_reason: string }; Returns: Json };
			make_day_link: { Args: { p_exhibition: string; p_token_hash: string }; Returns: string };
			make_first_coordinator: { Args: { p_email: string }; Returns: undefined };
			measure_work: { Args: { p_exhibition_work: string; p_part: number; p_value: number; p_what: string }; Returns: undefined };
			move_request: { Args: { p_request: string; p_state: string }; Returns: undefined };
			my_account: {
				Args: Record<PropertyKey, never>;
				Returns: {
					email: string;
					id: string;
					language: string;
					roles: string[];
					suspended: boolean;
				}[];
			};
			note_escape_route: { Args: { p_exhibition_work: string; p_note: string }; Returns: undefined };
			offer_agreement: { Args: { p_paper: string }; Returns: undefined };
			open_as_hung: { Args: { p_exhibition: string }; Returns: string };
			open_contact: { Args: { p_artist: string; p_on: boolean }; Returns: undefined };
			open_hang: { Args: { p_exhibition: string }; Returns: string };
			picture_to_derive: {
				Args: { p_media: string };
				Returns: {
					bucket: string;
					credit: string;
					edit: Json;
					edit_no: number;
					path: string;
				}[];
			};
			plan_decision: { Args: { p_outcome: string; p_submission_work: string; p_until: string; p_words: Json }; Returns: string };
			preview_retention: {
				Args: { p_amounts: Json };
				Returns: {
					amount: number;
					due: number;
					term: string;
					unit: string;
				}[];
			};
			preview_tidy: {
				Args: Record<PropertyKey, never>;
				Returns: {
					amount: number;
					due: number;
					term: string;
					unit: string;
				}[];
			};
			publish_exhibition: { Args: { p_exhibition: string; p_on: boolean }; Returns: undefined };
			publish_hang: { Args: { p_from?: string; p_lock: number; p_version: string }; Returns: string };
			publish_wall_photo: { Args: { p_on: boolean; p_people_agreed: boolean; p_photo: string }; Returns: undefined };
			put_back_exhibition_work: { Args: { p_exhibition_work: string }; Returns: undefined };
			queue_sign_in_mail: { Args: { p_email: string; p_token: string; p_token_hash: string }; Returns: undefined };
			queue_tidy: { Args: Record<PropertyKey, never>; Returns: undefined };
			read_day_link: {
				Args: { p_token_hash: string };
				Returns: {
					exhibition: string;
					expires_at: string;
					link: string;
				}[];
			};
			record_as_hung: {
				Args: {
					p_exhibition: string;
					p_height_mm: number;
					p_part: number;
					p_wall: number;
					p_width_mm: number;
					p_work: string;
					p_x_mm: number;
					p_y_mm: number;
				};
				Returns: string;
			};
			release_decisions: { Args: { p_submission: string }; Returns: number };
			release_jobs: { Args: { p_kinds: string[] }; Returns: number };
			remember_sign_in_language: { Args: { p_email: string; p_language: string }; Returns: undefined };
			remove_event: { Args: { p_event: string; p_exhibition: string }; Returns: undefined };
			remove_exhibition_work: { Args: { p_exhibition_work: string; p_from?: string; p_reason: string }; Returns: undefined };
			remove_handling_photo: {
				Args: { p_photo: string };
				Returns: {
					bucket: string;
					path: string;
				}[];
			};
			remove_photo: {
				Args: { p_photo: string };
				Returns: {
					bucket: string;
					path: string;
				}[];
			};
			remove_sound: {
				Args: { p_sound: string };
				Returns: {
					bucket: string;
					path: string;
				}[];
			};
			remove_wall_photo: {
				Args: { p_wall: number };
				Returns: {
					bucket: string;
					path: string;
				}[];
			};
			replace_exhibition_work: {
				Args: { p_exhibition_work: string; p_from?: string; p_reason: string; p_submission_work: string };
				Returns: Json;
			};
			replace_files: {
				Args: { p_complete: boolean; p_edit_no: number; p_media: string; p_picture: Json };
				Returns: {
					bucket: string;
					path: string;
				}[];
			};
			report_condition: { Args: { p_exhibition_work: string; p_moment: string; p_note: string; p_state: string }; Returns: string };
			retouch_photo: { Args: { p_edit: Json; p_photo: string }; Returns: Json };
			retry_picture: { Args: { p_media: string }; Returns: undefined };
			revoke_day_link: { Args: { p_link: string }; Returns: undefined };
			save_artist: {
				Args: { p_biography: Json; p_id: string; p_kind: string; p_latin_name: string; p_name: Json; p_slug: string };
				Returns: string;
			};
			save_artwork: { Args: { p_artist: string; p_artwork: string; p_values: Json }; Returns: string };
			save_event: { Args: { p_event: string; p_exhibition: string; p_values: Json }; Returns: string };
			save_exhibition: { Args: { p_exhibition: string; p_values: Json; p_walls: number[] }; Returns: string };
			save_hang: {
				Args: { p_centre_lines: Json; p_lock: number; p_placements: Json; p_settings?: Json; p_version: string };
				Returns: number;
			};
			save_photo: { Args: { p_alt: Json; p_photo: string; p_role: string }; Returns: undefined };
			save_room: { Args: { p_floor: string; p_name: Json; p_room: number; p_step_free: boolean }; Returns: number };
			save_room_hours: { Args: { p_hours: Json; p_room: number }; Returns: undefined };
			save_room_plan: { Args: { p_plan: Json; p_room: number }; Returns: undefined };
			save_stock: { Args: { p_lines: Json }; Returns: undefined };
			save_transcript: { Args: { p_sound: string; p_transcript: Json }; Returns: undefined };
			save_wall: { Args: { p_values: Json; p_wall: number }; Returns: number };
			save_wall_photo: {
				Args: { p_photo: Json; p_wall: number };
				Returns: {
					bucket: string;
					path: string;
				}[];
			};
			scale_wall_photo: { Args: { p_scale: Json; p_wall: number }; Returns: undefined };
			send_contact: { Args: { p_artist: string; p_values: Json }; Returns: undefined };
			send_request: { Args: { p_values: Json }; Returns: string };
			set_consents: { Args: { p_artwork: string; p_consents: Json; p_language: string; p_wording: string }; Returns: undefined };
			set_custody: { Args: { p_custody: string; p_exhibition_work: string }; Returns: undefined };
			set_language: { Args: { p_language: string }; Returns: undefined };
			set_retention: { Args: { p_amounts: Json }; Returns: undefined };
			set_role: { Args: { p_email: string; p_on: boolean; p_role: string }; Returns: undefined };
			set_safe_mode: { Args: { p_artist: string; p_name: Json; p_on: boolean; p_slug: string }; Returns: undefined };
			submit_artworks: { Args: { p_artist: string; p_artworks: string[]; p_call: string; p_values: Json }; Returns: string };
			suspend_account: { Args: { p_account: string; p_on: boolean }; Returns: undefined };
			take_limits: { Args: { p_limits: Json }; Returns: number };
			tick_by_link: {
				Args: {
					p_at: string;
					p_device: string;
					p_done: boolean;
					p_exhibition_work: string;
					p_id: string;
					p_measured: Json;
					p_part: number;
					p_token_hash: string;
				};
				Returns: boolean;
			};
			tick_work: {
				Args: { p_at: string; p_done: boolean; p_exhibition_work: string; p_id: string; p_measured: Json; p_part: number };
				Returns: boolean;
			};
			tidy: { Args: { p_term: string }; Returns: Json };
			withdraw_submission: { Args: { p_submission: string }; Returns: undefined };
			withhold_artwork: { Args: { p_artwork: string; p_on: boolean; p_reason: string }; Returns: undefined };
		};
		Enums: {
			[_ in never]: never;
		};
		CompositeTypes: {
			[_ in never]: never;
		};
	};
};

type DatabaseWithoutInternals = Omit<Database, '__InternalSupabase'>;

type DefaultSchema = DatabaseWithoutInternals[Extract<keyof Database, 'public'>];

export type Tables<
	DefaultSchemaTableNameOrOptions extends
		keyof (DefaultSchema['Tables'] & DefaultSchema['Views']) | { schema: keyof DatabaseWithoutInternals },
	TableName extends (DefaultSchemaTableNameOrOptions extends {
		schema: keyof DatabaseWithoutInternals;
	}
		? keyof (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'] &
				DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Views'])
		: never) = never
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
	? (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'] &
			DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Views'])[TableName] extends {
			Row: infer R;
		}
		? R
		: never
	: DefaultSchemaTableNameOrOptions extends keyof (DefaultSchema['Tables'] & DefaultSchema['Views'])
		? (DefaultSchema['Tables'] & DefaultSchema['Views'])[DefaultSchemaTableNameOrOptions] extends {
				Row: infer R;
			}
			? R
			: never
		: never;

export type TablesInsert<
	DefaultSchemaTableNameOrOptions extends keyof DefaultSchema['Tables'] | { schema: keyof DatabaseWithoutInternals },
	TableName extends (DefaultSchemaTableNameOrOptions extends {
		schema: keyof DatabaseWithoutInternals;
	}
		? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables']
		: never) = never
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
	? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'][TableName] extends {
			Insert: infer I;
		}
		? I
		: never
	: DefaultSchemaTableNameOrOptions extends keyof DefaultSchema['Tables']
		? DefaultSchema['Tables'][DefaultSchemaTableNameOrOptions] extends {
				Insert: infer I;
			}
			? I
			: never
		: never;

export type TablesUpdate<
	DefaultSchemaTableNameOrOptions extends keyof DefaultSchema['Tables'] | { schema: keyof DatabaseWithoutInternals },
	TableName extends (DefaultSchemaTableNameOrOptions extends {
		schema: keyof DatabaseWithoutInternals;
	}
		? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables']
		: never) = never
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
	? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'][TableName] extends {
			Update: infer U;
		}
		? U
		: never
	: DefaultSchemaTableNameOrOptions extends keyof DefaultSchema['Tables']
		? DefaultSchema['Tables'][DefaultSchemaTableNameOrOptions] extends {
				Update: infer U;
			}
			? U
			: never
		: never;

export type Enums<
	DefaultSchemaEnumNameOrOptions extends keyof DefaultSchema['Enums'] | { schema: keyof DatabaseWithoutInternals },
	EnumName extends (DefaultSchemaEnumNameOrOptions extends {
		schema: keyof DatabaseWithoutInternals;
	}
		? keyof DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions['schema']]['Enums']
		: never) = never
> = DefaultSchemaEnumNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
	? DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions['schema']]['Enums'][EnumName]
	: DefaultSchemaEnumNameOrOptions extends keyof DefaultSchema['Enums']
		? DefaultSchema['Enums'][DefaultSchemaEnumNameOrOptions]
		: never;

export type CompositeTypes<
	PublicCompositeTypeNameOrOptions extends keyof DefaultSchema['CompositeTypes'] | { schema: keyof DatabaseWithoutInternals },
	CompositeTypeName extends (PublicCompositeTypeNameOrOptions extends {
		schema: keyof DatabaseWithoutInternals;
	}
		? keyof DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions['schema']]['CompositeTypes']
		: never) = never
> = PublicCompositeTypeNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
	? DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions['schema']]['CompositeTypes'][CompositeTypeName]
	: PublicCompositeTypeNameOrOptions extends keyof DefaultSchema['CompositeTypes']
		? DefaultSchema['CompositeTypes'][PublicCompositeTypeNameOrOptions]
		: never;

export const Constants = {
	public: {
		Enums: {}
	}
} as const;

export type Choices = {
	account_artist: { relation: 'self' | 'helper' | 'representative' | 'guardian' | 'heir' };
	account_role: { role: 'curator' | 'coordinator' };
	artist: { kind: 'person' | 'group' | 'late' };
	artwork_revision: {
		afterwards: 'back' | 'sale' | 'donation';
		category: 'painting' | 'drawing' | 'photograph' | 'print' | 'textile' | 'relief' | 'mixed' | 'digital' | 'free-standing';
		framing: 'none' | 'frame' | 'glass' | 'acrylic' | 'stretcher';
		hardware: 'wire' | 'two-eyes' | 'stretcher-bar' | 'plate' | 'sleeve-rod' | 'hook-and-loop' | 'clips' | 'sawtooth' | 'none';
	};
	blocked_zone: { reason: 'door' | 'window' | 'socket' | 'radiator' | 'escape-sign' | 'furniture' | 'screen' | 'other' };
	booking: { phase: 'show' | 'installation' | 'take-down' | 'event' | 'request' };
	condition_report: { moment: 'arrival' | 'return'; state: 'sound' | 'marks' | 'damaged' };
	consent: {
		channel: 'website' | 'archive' | 'machines' | 'full-resolution' | 'print' | 'press' | 'social-media' | 'voice';
		how: 'online' | 'paper';
	};
	decision: { outcome: 'accepted' | 'waitlisted' | 'declined' };
	event: { kind: 'opening' | 'finissage' | 'tour' | 'talk' | 'workshop' };
	exhibition: { state: 'draft' | 'scheduled' | 'published' | 'cancelled' };
	exhibition_work: {
		custody: 'expected' | 'received' | 'hung' | 'removed-early' | 'taken-down' | 'returned' | 'not-collected';
		removed_reason: 'sold' | 'damaged' | 'withdrawn' | 'complaint' | 'changed-mind';
	};
	handling_file: { format: 'avif' | 'webp' | 'jpeg' | 'png' | 'tiff'; kind: 'master' | 'variant' };
	handling_photo: { moment: 'hung' | 'wall' | 'arrival' | 'return'; state: 'receiving' | 'stored' };
	hang_version: { kind: 'plan' | 'as_hung'; state: 'draft' | 'published' | 'called_off' };
	job: { state: 'queued' | 'running' | 'done' | 'failed' };
	mail: { state: 'draft' | 'released' | 'sending' | 'sent' | 'failed' | 'perhaps_sent' };
	measurement: { what: 'height' | 'width' | 'depth' | 'outer-height' | 'outer-width' | 'outer-depth' | 'drop' | 'weight' | 'hook-spacing' };
	media: { state: 'receiving' | 'stored' | 'ready' | 'failed' };
	media_file: { bucket: 'masters' | 'pictures' };
	paper: {
		kind: 'hang-sheet' | 'labels' | 'labels-large' | 'price-list' | 'works-list' | 'agreement' | 'condition';
		scan_format: 'pdf' | 'jpeg' | 'png' | 'webp' | 'tiff' | 'avif';
		state: 'made' | 'offered' | 'signed' | 'accepted';
	};
	photo: { role: 'front' | 'detail' | 'back' | 'frame' };
	private_link: { scope: 'status' | 'take-over' | 'hang-day' };
	request: {
		about: 'room' | 'advice' | 'zoom' | 'wall' | 'visit' | 'press' | 'picture' | 'barrier' | 'data';
		state: 'open' | 'answered' | 'closed';
	};
	resource: { kind: 'wall' | 'room' | 'zoom' };
	retention: {
		term:
			| 'drafts'
			| 'originals'
			| 'contact'
			| 'mails'
			| 'requests'
			| 'log'
			| 'jobs'
			| 'accounts'
			| 'sign-ins'
			| 'codes'
			| 'uploads'
			| 'orphans'
			| 'archives';
		unit: 'hour' | 'day' | 'month';
	};
	sound: { format: 'mp3' | 'mp4' | 'ogg' | 'webm' | 'wav' };
	stock: { kind: 'cord' | 'hook' | 'rod' };
	submission: { state: 'draft' | 'submitted' | 'in_review' | 'changes_requested' | 'decided' | 'withdrawn' };
	submission_work: { state: 'undecided' | 'accepted' | 'waitlisted' | 'declined' | 'confirmed' | 'given_back' };
};
