import type { SupabaseClient } from '@supabase/supabase-js';
import type { TestBackend } from '../../support/backend.ts';
import type { Writer } from './canaries.ts';
import type { Case } from './cases.ts';

/** The ids of a case. */
export type Subject = { artist: string; artwork: string; revision: string };

/** Functions that give a work photographs and a sound, either as rows only or with an upload through the site's code. */
export type Givers = {
	photo: (building: Building, name: Case, subject: Subject, role: 'front' | 'back') => Promise<void>;
	sound: (building: Building, name: Case, subject: Subject) => Promise<void>;
	wallPhoto: (building: Building, name: Case, photo: string) => Promise<void>;
	/** Makes the files of its photograph again after its artist switched to safe mode. */
	remake: (building: Building, name: Case, subject: Subject) => Promise<void>;
};
export type Building = Writer & { backend: TestBackend; artist: SupabaseClient };
