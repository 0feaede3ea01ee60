-- The desk looks at letters that could not be performed, which are few among all that were.
create index letters_desk on letters (received_at desc, id desc) where because is not null;
