-- The newest orders of a whole county are found without looking at all there ever were.
create index timebank_order_at on timebank_order (at desc, id desc);
create index timebank_proposal_at on timebank_proposal (at desc, id desc);
