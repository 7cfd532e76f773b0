-- What kind of product it is, as product lists tell it; and who took an order, in the words of its source.
alter table commerce.products
    add column category text check (length(category) between 1 and 200),
    add column category_as_of timestamptz,
    add constraint category_with_its_time check ((category is null) = (category_as_of is null));
comment on column commerce.products.category is 'Told by product lists; like the name, the newest counts';
alter table commerce.orders add column staff text check (length(staff) between 1 and 200);
comment on column commerce.orders.staff is 'Who took the order, in the words of its source';
