-- Each bucket says how large a file may be. The site reads the numbers at its start, and promises them.
update storage.buckets b set file_size_limit = l.bytes
from (values ('masters', 60000000), ('handling', 60000000), ('pictures', 73400320), ('sounds', 20000000), ('papers', 20000000)) l (id, bytes)
where b.id = l.id;
