-- What a process that was killed in the middle of an upload, or between deleting rows and files, left behind.

-- Forgets uploads that never finished and names the files in storage that no row speaks of; the site deletes those.
-- Only what is older than `p_older_than_seconds`: a younger one may be on its way.
create function public.list_orphan_files(p_older_than_seconds int) returns table (bucket text, path text)
language plpgsql security definer set search_path = '' as $$
declare before timestamptz := now() - make_interval(secs => p_older_than_seconds);
begin
	delete from public.media m where m.state = 'receiving' and m.created_at <= before;
	return query select o.bucket_id::text, o.name::text from storage.objects o
		where o.bucket_id in ('masters', 'pictures') and o.created_at <= before
		and not exists (select from public.media_file f where f.bucket = o.bucket_id and f.path = o.name)
		order by o.created_at limit 1000;
end $$;
grant execute on function public.list_orphan_files(int) to service_role;
