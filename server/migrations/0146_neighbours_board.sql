-- The board of neighbours: what is offered and asked, who answered, what was reported. Words stand in `texts`; how somebody is reached is
-- sealed, shown to the other of both once both have agreed, and emptied when it is over.

create table neighbour_post (
  id uuid primary key,
  side text not null check (side in ('offer', 'ask')),
  level text not null check (level in ('building', 'estate', 'grid', 'group', 'community')),
  -- Of the level, or in which the building or the estate lies.
  place text collate "C" not null references place,
  estate uuid,
  building uuid,
  skill text,
  free jsonb not null,
  person uuid not null,
  account uuid not null,
  words uuid not null,
  contact text,
  day date not null,
  at timestamptz not null,
  until date not null check (until >= day),
  state text not null check (state in ('open', 'taken', 'done', 'ended', 'closed')),
  -- Why the desk closed it: id of a text.
  why uuid,
  over_at timestamptz,
  -- How far it came: 0 made, 1 answered, 2 agreed, 3 done; and how many answered.
  reach smallint not null default 0 check (reach between 0 and 3),
  answers integer not null default 0,
  -- Reports that nobody has looked at.
  reports integer not null default 0,
  version integer not null
);
alter table neighbour_post enable row level security;
create index neighbour_post_near on neighbour_post (place, at desc) where state = 'open';
create index neighbour_post_open on neighbour_post (place, id) where state in ('open', 'taken');
create index neighbour_post_over on neighbour_post (place, id) where state in ('done', 'ended', 'closed');
create index neighbour_post_reported on neighbour_post (place, id) where reports > 0;
create index neighbour_post_day on neighbour_post (day, place, id);
create index neighbour_post_account on neighbour_post (account, at desc);
create index neighbour_post_person on neighbour_post (person);
create index neighbour_post_until on neighbour_post (until) where state in ('open', 'taken');
create index neighbour_post_kept on neighbour_post (over_at) where contact is not null and over_at is not null;
create policy neighbour_post_seen on neighbour_post using (
  account = nullif(current_setting('linli.account'), '')::uuid
  or exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
             where place >= s.lo and place < s.hi)
);
create policy neighbour_post_jobs on neighbour_post to linli_jobs using (true) with check (true);

create table neighbour_answer (
  id uuid primary key,
  post uuid not null references neighbour_post,
  person uuid not null,
  -- The account that answered; null while a volunteer was only proposed.
  account uuid,
  -- Proposed by somebody on duty: the volunteer, who did it, and with which reasons.
  volunteer uuid,
  by_account uuid,
  reasons jsonb,
  state text not null check (state in ('proposed', 'waiting', 'agreed', 'done', 'declined', 'left')),
  words uuid,
  contact text,
  at timestamptz not null,
  agreed_at timestamptz,
  -- When it was, as one of both says.
  said_by text check (said_by in ('author', 'answerer')),
  said_from timestamptz,
  said_to timestamptz check (said_to > said_from),
  record uuid,
  over_at timestamptz,
  version integer not null,
  check ((said_by is null) = (said_from is null) and (said_from is null) = (said_to is null))
);
alter table neighbour_answer enable row level security;
create index neighbour_answer_of on neighbour_answer (post, at, id);
create unique index neighbour_answer_once on neighbour_answer (post, person) where state in ('proposed', 'waiting', 'agreed');
create index neighbour_answer_person on neighbour_answer (person, at desc);
create index neighbour_answer_kept on neighbour_answer (over_at) where contact is not null and over_at is not null;
create policy neighbour_answer_seen on neighbour_answer using (
  account = nullif(current_setting('linli.account'), '')::uuid or exists (select 1 from neighbour_post p where p.id = post)
);
create policy neighbour_answer_jobs on neighbour_answer to linli_jobs using (true) with check (true);

create table neighbour_report (
  id uuid primary key,
  post uuid not null references neighbour_post,
  account uuid not null,
  cause text not null check (cause in ('advertising', 'fraud', 'insult', 'private', 'other')),
  words uuid,
  at timestamptz not null,
  settled_at timestamptz,
  unique (post, account)
);
alter table neighbour_report enable row level security;
create policy neighbour_report_seen on neighbour_report using (exists (select 1 from neighbour_post p where p.id = post));
create policy neighbour_report_jobs on neighbour_report to linli_jobs using (true) with check (true);

create policy texts_neighbour on texts using (
  subject_kind = 'neighbour-post' and exists (select 1 from neighbour_post p where p.id = texts.subject)
);

grant select, insert, update on neighbour_post, neighbour_answer, neighbour_report to linli_app, linli_jobs;
