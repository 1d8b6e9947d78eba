using CCoP.Finance.Data;
using CCoP.Finance.Features.Reactions;

namespace CCoP.Finance;

/// <summary>The database and messages of Finance, as its own process and CCoP.Prepare compose them.</summary>
public static class FinanceService
{
    public const string Name = "finance";

    public static void AddFinance(this IHostApplicationBuilder builder) => builder.AddService<FinanceDb>(Name, bus => bus
        .Consume<OpenLedgerWhenAwardMade>()
        .Consume<AllowPaymentWhenConditionsMet>()
        .Consume<BookAmendmentWhenAgreed>()
        .Consume<HoldMoneyWhileAwardSuspended>()
        .Consume<LetMoneyFlowWhenAwardResumed>()
        .Consume<KeepOrganisationCopy>()
        .Consume<KeepCopCopy>()
        .Consume<KeepRoleCopy>());
}
