-- Transactions of a book in the order of time: the journal goes out page by page, however many there are.
create index ledger_txn_at on ledger_txn (book, at, id);
