using CCoP.Finance;
using CCoP.Finance.Features.Advancing;
using CCoP.Finance.Features.Agreeing;
using CCoP.Finance.Features.Auditing;
using CCoP.Finance.Features.Clearing;
using CCoP.Finance.Features.Exchange;
using CCoP.Finance.Features.Governing;
using CCoP.Finance.Features.Importing;
using CCoP.Finance.Features.Reading;

var builder = WebApplication.CreateBuilder(args);
builder.AddApiDefaults();
builder.AddFinance();
builder.Services.AddValidation();
builder.Services.AddHostedService<OverdueAdvances>();

var app = builder.Build();
var finance = app.MapApi(FinanceService.Name);

// Exchange
ListRates.Map(finance);
RecordRate.Map(finance);

// Reading
ListMyTasks.Map(finance);
ListLedgers.Map(finance);
ReadLedger.Map(finance);
ReadAdvance.Map(finance);
ReadAgeing.Map(finance);

// Governing
ListPolicies.Map(finance);
RecordPolicy.Map(finance);
ConfirmPolicy.Map(finance);
ListDelegations.Map(finance);
DelegateRole.Map(finance);
EndDelegation.Map(finance);

// Agreeing
DraftMou.Map(finance);
SignMou.Map(finance);

// Advancing
RequestAdvance.Map(finance);
ReviseAdvance.Map(finance);
VerifyAdvance.Map(finance);
ApproveAdvance.Map(finance);
ReturnAdvance.Map(finance);
RefuseAdvance.Map(finance);
PayAdvance.Map(finance);
AcknowledgeReceipt.Map(finance);

// Clearing
WriteClearance.Map(finance);
SubmitClearance.Map(finance);
VerifyClearance.Map(finance);
ReturnClearance.Map(finance);
RejectReceipt.Map(finance);
AcceptClearance.Map(finance);
RecordRefund.Map(finance);
ApproveTopUp.Map(finance);
PayTopUp.Map(finance);

// Auditing
ListJournals.Map(finance);
ReadTrialBalance.Map(finance);
ReadDonorReport.Map(finance);
ReverseJournal.Map(finance);

// Importing
var imports = finance.MapGroup("imports").RequireScope(Scopes.Import);
ImportRate.Map(imports);

app.Run();

/// <summary>Named so that tests can start the service.</summary>
public partial class Program;
