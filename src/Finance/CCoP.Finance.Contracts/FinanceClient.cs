namespace CCoP.Finance.Contracts;

/// <summary>The API of Finance. Refusals come as <see cref="ApiException"/>; <c>seen</c> is the version of the page that the person acts on.</summary>
public sealed class FinanceClient(HttpClient http) : ApiClient(http)
{
    // Rates

    /// <summary>The newest first.</summary>
    public Task<Page<RecordedRate>> ListRatesAsync(CancellationToken ct, string? currency = null, string? cursor = null, int limit = 50) =>
        GetAsync<Page<RecordedRate>>($"api/finance/rates?limit={limit}{Query("currency", currency)}{Query("cursor", cursor)}", ct);

    public Task<RecordedRate> RecordRateAsync(NewRate rate, CancellationToken ct) => SendAsync<RecordedRate>(HttpMethod.Post, "api/finance/rates", rate, ct);

    // Reading

    public Task<Page<FinanceTask>> ListMyTasksAsync(CancellationToken ct) => GetAsync<Page<FinanceTask>>("api/finance/my/tasks", ct);

    public Task<Page<LedgerCard>> ListLedgersAsync(CancellationToken ct, Guid? cop = null, string? cursor = null, int limit = 50) =>
        GetAsync<Page<LedgerCard>>($"api/finance/awards?limit={limit}{Query("cop", cop?.ToString())}{Query("cursor", cursor)}", ct);

    /// <summary>Null when there is none, or none for this reader.</summary>
    public Task<LedgerPage?> ReadLedgerAsync(Guid award, CancellationToken ct) => FindAsync<LedgerPage>($"api/finance/awards/{award}", ct);

    /// <summary>Null when there is none, or none for this reader.</summary>
    public Task<AdvancePage?> ReadAdvanceAsync(Guid id, CancellationToken ct) => FindAsync<AdvancePage>($"api/finance/advances/{id}", ct);

    /// <summary>Advances that are not cleared, the oldest payment first, in buckets of age.</summary>
    public Task<AgeingPage> ReadAgeingAsync(CancellationToken ct, string? cursor = null, int limit = 50) =>
        GetAsync<AgeingPage>($"api/finance/ageing?limit={limit}{Query("cursor", cursor)}", ct);

    // The finance policy, and who acts for whom

    /// <summary>Every version, the newest first.</summary>
    public Task<IReadOnlyList<PolicyItem>> ListPoliciesAsync(CancellationToken ct) => GetAsync<IReadOnlyList<PolicyItem>>("api/finance/policies", ct);

    public Task<PolicyRecorded> RecordPolicyAsync(NewPolicy policy, CancellationToken ct) => SendAsync<PolicyRecorded>(HttpMethod.Post, "api/finance/policies", policy, ct);

    public Task ConfirmPolicyAsync(int number, PolicyConfirmation confirmation, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, $"api/finance/policies/{number}/confirm", confirmation, ct);

    public Task<DelegationsPage> ListDelegationsAsync(CancellationToken ct) => GetAsync<DelegationsPage>("api/finance/delegations", ct);

    /// <summary>Hands one of the caller's roles to somebody for the days of an absence.</summary>
    public Task<DelegationMade> DelegateRoleAsync(NewDelegation delegation, CancellationToken ct) => SendAsync<DelegationMade>(HttpMethod.Post, "api/finance/delegations", delegation, ct);

    public Task EndDelegationAsync(Guid id, CancellationToken ct) => SendAsync(HttpMethod.Post, $"api/finance/delegations/{id}/end", null, ct);

    // The memorandum of understanding

    /// <param name="seen">The version of the <see cref="LedgerPage"/>.</param>
    public Task<MouDrafted> DraftMouAsync(Guid award, NewMou mou, uint seen, CancellationToken ct) =>
        SendAsync<MouDrafted>(HttpMethod.Post, $"api/finance/awards/{award}/mou", mou, ct, seen);

    /// <summary>412 <c>content.changed</c> when the memorandum is no longer the one that was seen.</summary>
    public Task SignMouAsync(Guid award, NewMouSignature signature, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, $"api/finance/awards/{award}/mou/signatures", signature, ct);

    // Advances

    public Task<AdvanceCreated> RequestAdvanceAsync(Guid award, NewAdvance advance, CancellationToken ct) =>
        SendAsync<AdvanceCreated>(HttpMethod.Post, $"api/finance/awards/{award}/advances", advance, ct);

    /// <summary>Hands in a returned advance again.</summary>
    public Task ReviseAdvanceAsync(Guid id, NewAdvance advance, uint seen, CancellationToken ct) => SendAsync(HttpMethod.Put, $"api/finance/advances/{id}", advance, ct, seen);

    public Task VerifyAdvanceAsync(Guid id, uint seen, CancellationToken ct) => SendAsync(HttpMethod.Post, $"api/finance/advances/{id}/verify", null, ct, seen);

    public Task ApproveAdvanceAsync(Guid id, uint seen, CancellationToken ct) => SendAsync(HttpMethod.Post, $"api/finance/advances/{id}/approve", null, ct, seen);

    public Task ReturnAdvanceAsync(Guid id, StepReason reason, uint seen, CancellationToken ct) => SendAsync(HttpMethod.Post, $"api/finance/advances/{id}/return", reason, ct, seen);

    public Task RefuseAdvanceAsync(Guid id, StepReason reason, uint seen, CancellationToken ct) => SendAsync(HttpMethod.Post, $"api/finance/advances/{id}/refuse", reason, ct, seen);

    public Task<Posted> PayAdvanceAsync(Guid id, NewPayment payment, uint seen, string idempotencyKey, CancellationToken ct) =>
        SendAsync<Posted>(HttpMethod.Post, $"api/finance/advances/{id}/pay", payment, ct, seen, idempotencyKey);

    public Task AcknowledgeReceiptAsync(Guid id, uint seen, CancellationToken ct) => SendAsync(HttpMethod.Post, $"api/finance/advances/{id}/acknowledge", null, ct, seen);

    // Clearances, of which an advance has one open at a time

    public Task WriteClearanceAsync(Guid advance, ClearanceDraft clearance, uint seen, CancellationToken ct) =>
        SendAsync(HttpMethod.Put, $"api/finance/advances/{advance}/clearance", clearance, ct, seen);

    public Task SubmitClearanceAsync(Guid advance, uint seen, CancellationToken ct) => SendAsync(HttpMethod.Post, $"api/finance/advances/{advance}/clearance/submit", null, ct, seen);

    public Task VerifyClearanceAsync(Guid advance, uint seen, CancellationToken ct) => SendAsync(HttpMethod.Post, $"api/finance/advances/{advance}/clearance/verify", null, ct, seen);

    public Task ReturnClearanceAsync(Guid advance, StepReason reason, uint seen, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, $"api/finance/advances/{advance}/clearance/return", reason, ct, seen);

    /// <summary>Rejects one line of the clearance that is being checked; the others go on.</summary>
    public Task RejectReceiptAsync(Guid advance, Guid receipt, StepReason reason, uint seen, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, $"api/finance/advances/{advance}/clearance/receipts/{receipt}/reject", reason, ct, seen);

    public Task AcceptClearanceAsync(Guid advance, uint seen, CancellationToken ct) => SendAsync(HttpMethod.Post, $"api/finance/advances/{advance}/clearance/accept", null, ct, seen);

    public Task<Posted> RecordRefundAsync(Guid advance, NewRefund refund, uint seen, string idempotencyKey, CancellationToken ct) =>
        SendAsync<Posted>(HttpMethod.Post, $"api/finance/advances/{advance}/clearance/refund", refund, ct, seen, idempotencyKey);

    public Task ApproveTopUpAsync(Guid advance, uint seen, CancellationToken ct) => SendAsync(HttpMethod.Post, $"api/finance/advances/{advance}/clearance/top-up/approve", null, ct, seen);

    public Task<Posted> PayTopUpAsync(Guid advance, NewPayment payment, uint seen, string idempotencyKey, CancellationToken ct) =>
        SendAsync<Posted>(HttpMethod.Post, $"api/finance/advances/{advance}/clearance/top-up/pay", payment, ct, seen, idempotencyKey);

    // Journals, for finance and auditors

    /// <summary>The newest first.</summary>
    public Task<Page<JournalItem>> ListJournalsAsync(CancellationToken ct, Guid? award = null, string? cursor = null, int limit = 50) =>
        GetAsync<Page<JournalItem>>($"api/finance/journals?limit={limit}{Query("award", award?.ToString())}{Query("cursor", cursor)}", ct);

    /// <param name="day">As of the end of this day; null for now.</param>
    public Task<TrialBalance> ReadTrialBalanceAsync(CancellationToken ct, Guid? award = null, DateOnly? day = null) =>
        GetAsync<TrialBalance>($"api/finance/trial-balance?{Query("award", award?.ToString())}{Query("day", Text(day))}", ct);

    /// <param name="day">Counts what is of this day or earlier; null for all.</param>
    /// <param name="booked">Counts what was booked by the end of this day; null for all.</param>
    public Task<DonorReport> ReadDonorReportAsync(CancellationToken ct, Guid? award = null, DateOnly? day = null, DateOnly? booked = null) =>
        GetAsync<DonorReport>($"api/finance/donor-report?{Query("award", award?.ToString())}{Query("day", Text(day))}{Query("booked", Text(booked))}", ct);

    /// <summary>Takes the latest journal of an advance back by its mirror image; the advance is where it was before.</summary>
    public Task<Posted> ReverseJournalAsync(Guid id, StepReason reason, string idempotencyKey, CancellationToken ct) =>
        SendAsync<Posted>(HttpMethod.Post, $"api/finance/journals/{id}/reverse", reason, ct, idempotencyKey: idempotencyKey);

    // Imports

    public Task<FinanceImported> ImportRateAsync(string sourceKey, NewRate rate, CancellationToken ct) =>
        SendAsync<FinanceImported>(HttpMethod.Put, $"api/finance/imports/rates/{Uri.EscapeDataString(sourceKey)}", rate, ct);

    private static string? Text(DateOnly? day) => day?.ToString("O", System.Globalization.CultureInfo.InvariantCulture);

    private static string Query(string name, string? value) => value is null ? "" : $"&{name}={Uri.EscapeDataString(value)}";
}
