-- A table of people names a dwelling by its whole address.
create index dwelling_text on dwelling (text);
