import type { paths } from './schema';

/** The JSON an operation answers with when it succeeds. */
type Body<R> = R extends { content: infer C } ? C[keyof C] : never;
type Ok<Op> = Op extends { responses: infer R } ? Body<R[keyof R & (200 | 201)]> : never;
type Sent<Op> = Op extends { requestBody: { content: infer C } } ? C[keyof C] : never;
type Item<L> = L extends { items: (infer I)[] } ? I : never;

export type Session = Ok<paths['/api/v1/session']['get']>;
export type Settings = Session['tenant'];
export type NewOrganization = Sent<paths['/api/v1/setup']['post']>['organization'];
export type Member = Item<Ok<paths['/api/v1/members']['get']>>;
export type NewMember = Sent<paths['/api/v1/members']['post']>;
export type Roles = Ok<paths['/api/v1/roles']['get']>;
export type RoleContent = Sent<paths['/api/v1/roles']['post']>;
export type RoleChange = Ok<paths['/api/v1/roles/{id}:compare']['post']>;
export type Sight = Ok<paths['/api/v1/members/{id}/sight']['get']>;
export type Holdings = Ok<paths['/api/v1/members/{id}/holdings']['get']>;
export type HandOver = Sent<paths['/api/v1/members/{id}:handOver']['post']>;
export type ApiKey = Item<Ok<paths['/api/v1/api-keys']['get']>>;
export type NewApiKey = Sent<paths['/api/v1/api-keys']['post']>;
export type OwnSession = Item<Ok<paths['/api/v1/me/sessions']['get']>>;
export type Passkey = Item<Ok<paths['/api/v1/me/passkeys']['get']>>;
export type PasskeyCreation = Ok<paths['/api/v1/me/passkeys:begin']['post']>;
export type Assertion = Sent<paths['/api/v1/session:passkey']['post']>;
export type PasskeyPurpose = Sent<paths['/api/v1/passkey-challenges']['post']>['purpose'];
export type IdentityProviders = Ok<paths['/api/v1/identity-providers']['get']>;
export type IdentityProvider = Item<IdentityProviders>;
export type NewIdentityProvider = Sent<paths['/api/v1/identity-providers']['post']>;
export type IdentityProviderChange = Sent<paths['/api/v1/identity-providers/{id}']['put']>;
export type LinkedAccount = Item<Ok<paths['/api/v1/me/linked-accounts']['get']>>;
export type SignInPolicy = Ok<paths['/api/v1/tenant/sign-in-policy']['get']>;
export type AuditEntry = Item<Ok<paths['/api/v1/audit']['get']>>;

/** Asked with `identifier` the same address answers with one customer, otherwise with a page. */
export type CustomerPage = Extract<Ok<paths['/api/v1/customers']['get']>, { items: unknown }>;
export type CustomerSummary = Item<CustomerPage>;
export type Customer = Ok<paths['/api/v1/customers/{id}']['get']>;
export type NewCustomer = Sent<paths['/api/v1/customers']['post']>;
export type CustomerChange = Sent<paths['/api/v1/customers/{id}']['patch']>;
export type TimelineItem = Item<Ok<paths['/api/v1/customers/{id}/timeline']['get']>>;
export type CustomerShares = Ok<paths['/api/v1/customers/{id}/shares']['get']>;
export type CustomerShare = Item<CustomerShares>;
export type NewShare = Sent<paths['/api/v1/customers/{id}/shares/{member}']['put']>;
export type Viewer = Item<Ok<paths['/api/v1/customers/{id}/viewers']['get']>>;
export type CustomerAccess = Ok<paths['/api/v1/customers/{id}/access']['get']>;
export type Trait = Item<Ok<paths['/api/v1/traits']['get']>>;
export type Owner = Item<Ok<paths['/api/v1/customer-owners']['get']>>;
export type NewBulkChange = Sent<paths['/api/v1/bulk-changes']['post']>;
export type BulkChange = Ok<paths['/api/v1/bulk-changes/{id}']['get']>;
export type BulkPreview = Ok<paths['/api/v1/bulk-changes:preview']['post']>;
export type Channel = Item<Ok<paths['/api/v1/channels']['get']>>;
export type Store = Item<Ok<paths['/api/v1/stores']['get']>>;
export type NewStore = Sent<paths['/api/v1/stores']['post']>;
export type StoreDetail = Ok<paths['/api/v1/stores/{id}']['get']>;
export type StoreChange = Sent<paths['/api/v1/stores/{id}']['put']>;
export type OpeningHours = StoreChange['profile']['hours'];
export type Unit = Item<Ok<paths['/api/v1/units']['get']>>;
export type UnitContent = Sent<paths['/api/v1/units']['post']>;
export type MemberPostings = Item<Ok<paths['/api/v1/postings']['get']>>;
export type Postings = Sent<paths['/api/v1/members/{id}/postings']['put']>;

export type OrderSummary = Item<Ok<paths['/api/v1/orders']['get']>>;
/** What a list tells of an order, and its parts. */
export type Order = OrderSummary & Ok<paths['/api/v1/orders/{sourceOrderId}']['get']>;
export type MoneyValue = OrderSummary['gross'];

export type SalesReport = Ok<paths['/api/v1/reports/sales']['get']>;
export type BuyerReport = Ok<paths['/api/v1/reports/customers']['get']>;
export type ProductReport = Ok<paths['/api/v1/reports/products']['get']>;
export type ProductSale = ProductReport['rows'][number];
export type BasketReport = Ok<paths['/api/v1/reports/basket-pairs']['get']>;
export type Habits = Ok<paths['/api/v1/customers/{id}/habits']['get']>;

export type SavedView = Item<Ok<paths['/api/v1/views']['get']>>;
export type NewView = Sent<paths['/api/v1/views']['post']>;
export type ViewChange = Sent<paths['/api/v1/views/{id}']['patch']>;

export type Export = Ok<paths['/api/v1/exports/{id}']['get']>;
export type NewExport = Sent<paths['/api/v1/exports']['post']>;

export type ImportFile = Ok<paths['/api/v1/import-files']['post']>;
export type ImportProposal = Ok<paths['/api/v1/import-files/{fileId}:propose']['post']>;
export type ImportSpec = ImportProposal['spec'];
export type SavedMapping = Item<Ok<paths['/api/v1/import-mappings']['get']>>;
export type RefundRule = NonNullable<ImportSpec['refundWhen']>;
export type Import = Ok<paths['/api/v1/imports/{id}']['get']>;
export type FailedRow = Item<Ok<paths['/api/v1/imports/{id}/errors']['get']>>;

export type About = Ok<paths['/api/v1/about']['get']>;
export type StatusCheck = Ok<paths['/api/v1/status']['get']>['checks'][number];
export type StatusJob = Ok<paths['/api/v1/status']['get']>['jobs'][number];
export type Risk = Item<Ok<paths['/api/v1/risks']['get']>>;
export type RiskLimits = Ok<paths['/api/v1/risk-limits']['get']>;

export type SearchGroup = Ok<paths['/api/v1/search']['get']>['groups'][number];
export type SearchHit = SearchGroup['hits'][number];
