-- Whoever has left is listed as whoever serves.
create index volunteer_ended on volunteer (place, id) where state = 'ended';
