-- What happens in the restricted class may tell others that something happened, in the same transaction: an event with
-- codes and times and nobody's name. It can be put into the outbox and not be read there.
grant insert on outbox to linli_restricted;
