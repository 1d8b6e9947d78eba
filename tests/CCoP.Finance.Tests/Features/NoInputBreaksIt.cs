namespace CCoP.Finance.Tests.Features;

public sealed class NoInputBreaksIt(FinanceFixture finance) : HostileInput(finance.HttpWith), IClassFixture<FinanceFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>The representative with a receipt in hand, each of finance before an advance that waits for them, the facilitator, one who has a memorandum to sign, and the importer.</summary>
    protected override async Task<IReadOnlyList<Caller>> CallersAsync()
    {
        var award = await (await finance.AwardAsync()).SignedAsync();
        var (requested, verified, approved, acknowledged) = (
            await award.RequestedAsync(Money.Eur(10)), await award.RequestedAsync(Money.Eur(10)), await award.ApprovedAsync(Money.Eur(10)), await award.AcknowledgedAsync(Money.Eur(10)));
        await award.Verifier.VerifyAdvanceAsync(verified, await award.SeenAsync(verified), Ct);
        await award.WriteAsync(acknowledged, null, award.Receipt(award.Transport, Money.Eur(1)));
        var returned = await award.RequestedAsync(Money.Eur(10));
        await award.Verifier.ReturnAdvanceAsync(returned, new("Say more."), await award.SeenAsync(returned), Ct);
        var paid = (await award.JournalsAsync()).First(journal => journal.Kind == JournalKind.AdvancePaid).Id;

        var unsigned = await finance.AwardAsync();
        var hash = (await unsigned.DraftMouAsync()).Hash;

        var absence = new NewDelegation(Roles.FinanceVerify, await finance.PersonAsync(Roles.FinanceApprove), finance.Today, finance.Today, "Leave");
        var delegation = (await award.Verifier.DelegateRoleAsync(absence, Ct)).Id;

        var submitted = await award.AcknowledgedAsync(Money.Eur(10));
        await award.SubmittedAsync(submitted, null, award.Receipt(award.Transport, Money.Eur(1), "R-2"));
        var receipt = (await award.AdvanceAsync(submitted)).Clearances[0].Lines[0].Id;

        Caller Calls(Guid person, string role, Guid advance) => new(TestTokens.For(person, role), Known(
            ("id", advance), ("lineId", award.Transport.Id), ("organisationId", award.LeftId), ("representativeOrganisationId", award.LeftId),
            ("ReadLedger.id", award.Id), ("DraftMou.id", award.Id), ("SignMou.id", award.Id), ("RequestAdvance.id", award.Id), ("ReverseJournal.id", paid), ("ReviseAdvance.id", returned), ("EndDelegation.id", delegation), ("RejectReceipt.id", submitted), ("receipt", receipt),
            ("DelegateRole.role", Roles.FinanceApprove), ("toPersonId", absence.ToPersonId!.Value), ("ConfirmPolicy.number", 1), ("roles", Roles.FinanceApprove), ("award", award.Id),
            ("RecordRate.currency", Currency.Usd), ("RecordRate.day", "2025-01-02")));
        return
        [
            Calls(award.RepresentativeId, Roles.Grantee, acknowledged),
            Calls(award.VerifierId, Roles.FinanceVerify, requested),
            Calls(award.ApproverId, Roles.FinanceApprove, verified),
            Calls(award.PayerId, Roles.FinancePay, approved),
            Calls(award.FacilitatorId, Roles.Facilitator, requested),
            new(TestTokens.For(unsigned.RepresentativeId, Roles.Grantee), Known(("id", unsigned.Id), ("organisationId", unsigned.LeftId), ("hash", hash))),
            new(TestTokens.Machine(Scopes.Import), Known(("sourceKey", "usd-2025-01-02"), ("currency", Currency.Usd), ("day", "2025-01-02"))),
        ];
    }

    private static Dictionary<string, string> Known(params IEnumerable<(string Name, object Value)> values) =>
        values.ToDictionary(value => value.Name, value => value.Value.ToString()!, StringComparer.Ordinal);
}
