namespace CCoP.Finance.Domain;

/// <summary>The chart of accounts: number and name of each. What an account means stands at <see cref="LedgerAccount"/>.</summary>
internal static class Chart
{
    public static (int Number, LocalText Name) Of(LedgerAccount account) => account switch
    {
        LedgerAccount.Bank => (1000, new("Bank", "ធនាគារ")),
        LedgerAccount.Advances => (1200, new("Advances to CoPs", "បុរេប្រទានដល់ CoP")),
        LedgerAccount.GrantReceivable => (1300, new("Grant receivable", "ជំនួយត្រូវទទួល")),
        LedgerAccount.PayableToCop => (2100, new("Payable to CoPs", "ប្រាក់ត្រូវសងដល់ CoP")),
        LedgerAccount.Grant => (3000, new("Grant awarded", "ជំនួយដែលបានផ្តល់")),
        LedgerAccount.Expense => (5000, new("Activity expense", "ចំណាយសកម្មភាព")),
        LedgerAccount.ExchangeDifference => (5900, new("Realised exchange difference", "លទ្ធផលពីការប្តូរប្រាក់")),
        LedgerAccount.Conversion => (9000, new("Currency conversion", "ការប្តូររូបិយប័ណ្ណ")),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
