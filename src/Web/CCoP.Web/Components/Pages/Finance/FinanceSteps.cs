using System.Security.Claims;
using CCoP.Finance.Contracts;

namespace CCoP.Web.Components.Pages.Finance;

/// <summary>Where the steps of a memorandum, an advance and a clearance are taken, and by whom.</summary>
internal static class FinanceSteps
{
    /// <summary>The page where it is done.</summary>
    public static string Path(FinanceTaskKind kind, Guid award, Guid? advance) => (kind, advance) switch
    {
        (FinanceTaskKind.DraftMou or FinanceTaskKind.SignMou, _) => $"/finance/awards/{award}/mou",
        (FinanceTaskKind.RequestAdvance, _) => $"/finance/awards/{award}/advances/new",
        (FinanceTaskKind.ReviseAdvance, { } id) => $"/finance/advances/{id}/revise",
        (FinanceTaskKind.WriteClearance or FinanceTaskKind.VerifyClearance or FinanceTaskKind.AcceptClearance, { } id) => $"/finance/advances/{id}/clearance",
        (_, { } id) => $"/finance/advances/{id}",
        _ => $"/finance/awards/{award}",
    };

    public static bool IsFinance(this ClaimsPrincipal reader) =>
        reader.IsInRole(Roles.FinanceVerify) || reader.IsInRole(Roles.FinanceApprove) || reader.IsInRole(Roles.FinancePay);

    /// <summary>Who reads journals and balances.</summary>
    public static bool ReadsTheBooks(this ClaimsPrincipal reader) => reader.IsFinance() || reader.IsInRole(Roles.Auditor);
}
