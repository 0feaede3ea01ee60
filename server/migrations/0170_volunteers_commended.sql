-- Who was commended in a year: read by the day of the honour.
create index volunteer_entry_commended on volunteer_entry (day desc, id desc) where kind = 'commendation' and struck_at is null;
