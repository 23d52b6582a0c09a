import type { SupabaseClient } from '@supabase/supabase-js';
import type { TestBackend } from '../../support/backend.ts';
import type { Writer } from './canaries.ts';
import type { Case } from './cases.ts';

/** The ids of a case. */
export type Subject = { artist: string; artwork: string; revision: string };

/** Gives a work a photograph and a sound: as rows, or through the door of the site. */
export type Givers = {
	photo: (building: Building, name: Case, subject: Subject, role: 'front' | 'back') => Promise<void>;
	sound: (building: Building, name: Case, subject: Subject) => Promise<void>;
	wallPhoto: (building: Building, name: Case, photo: string) => Promise<void>;
	/** What is made anew of its photograph after its artist switched to safe mode. */
	remake: (building: Building, name: Case, subject: Subject) => Promise<void>;
};
export type Building = Writer & { backend: TestBackend; artist: SupabaseClient };
