-- Refunds and credit notes are listed newest first, as orders are, by the same filters and by kind.
create index refunds_by_time_and_id on commerce.refunds (tenant_id, refunded_at desc, id desc);
drop index commerce.refunds_by_time;
create index refunds_by_channel on commerce.refunds (tenant_id, channel, refunded_at desc, id desc);
create index refunds_by_store on commerce.refunds (tenant_id, store, refunded_at desc, id desc) where store is not null;
create index refunds_by_refund_id on commerce.refunds (tenant_id, refund_id);
create index credit_notes_by_time on commerce.refunds (tenant_id, refunded_at desc, id desc)
    where kind = 'credit_note';
