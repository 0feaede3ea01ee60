-- `requests.measured` names several matters since version 2; what still waits to be delivered is told in the new shape.
update outbox set version = 2, payload = jsonb_build_object('requests', jsonb_build_array(payload -> 'request'))
  where name = 'requests.measured' and version = 1;
