using System.Net;
using Microsoft.EntityFrameworkCore;
using static CCoP.Testing.Refusals;

namespace CCoP.Proposals.Tests.Features;

[Trait("Row", "P01")]
public sealed class EnvelopeTests(ProposalsFixture proposals) : IClassFixture<ProposalsFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_history_says_who_reserved_what_when_why_and_for_which_proposal_and_sums_to_what_is_reserved()
    {
        var envelope = $"history-{Guid.CreateVersion7():N}";
        var (first, second) = (await proposals.RoundAsync(quorum: 1, envelope, 2_000), await proposals.RoundAsync(quorum: 1, envelope, 2_000));
        var (one, other) = (await ApprovedAsync(first, 300), await ApprovedAsync(second, 200));
        var auditor = proposals.As(await proposals.PersonAsync(Roles.Auditor), Roles.Auditor);

        var page = (await auditor.ReadEnvelopeAsync(first.RoundId, Ct))!;

        (page.Amount, page.Reserved, page.Available).ShouldBe((Money.Eur(2_000), Money.Eur(500), Money.Eur(1_500)));
        page.Rounds.Select(round => round.Id).ShouldBe([first.RoundId, second.RoundId]);
        page.Entries.Items.Select(entry => (entry.ProposalId, entry.RoundId, entry.Amount, entry.Cause)).ShouldBe(
            [(other, second.RoundId, Money.Eur(200), EnvelopeCause.Approved), (one, first.RoundId, Money.Eur(300), EnvelopeCause.Approved)]);
        page.Entries.Items[0].Reason.Km.ShouldBe("ល្អ។");
        page.Entries.Items[0].By.ShouldBe($"Somebody {second.Chair:N}");
        var short1 = (await auditor.ReadEnvelopeAsync(first.RoundId, Ct, limit: 1))!;
        (await auditor.ReadEnvelopeAsync(first.RoundId, Ct, short1.Entries.Next, 1))!.Entries.Items.ShouldHaveSingleItem().ProposalId.ShouldBe(one);

        // Only those who answer for the money.
        await RefusedAsync(() => proposals.As(first.Member, Roles.Committee).ReadEnvelopeAsync(first.RoundId, Ct), HttpStatusCode.Forbidden, "role.missing");
        (await proposals.As(await proposals.PersonAsync(Roles.FinancePay), Roles.FinancePay).ReadEnvelopeAsync(first.RoundId, Ct))!.Reserved.ShouldBe(Money.Eur(500));
        (await auditor.ReadEnvelopeAsync(Guid.CreateVersion7(), Ct)).ShouldBeNull();
    }

    [Fact, Trait("Row", "P11")]
    public async Task What_is_in_conflict_with_the_reader_is_neither_in_the_history_nor_in_its_sum_until_it_is_awarded()
    {
        var round = await proposals.RoundAsync(quorum: 1);
        var pair = await proposals.PairAsync(round);
        var id = await ApprovedAsync(round, 300, pair);
        var employed = proposals.As(await proposals.PersonAsync(Roles.Facilitator, pair.LeftId), Roles.Facilitator);

        var before = (await employed.ReadEnvelopeAsync(round.RoundId, Ct))!;
        (before.Reserved, before.Available, before.Entries.Items.Count).ShouldBe((Money.Eur(0), before.Amount, 0));

        await proposals.As(round.Chair, Roles.Committee, Roles.Chair).IssueAwardAsync(id, new(PaymentOption.Option2), await pair.VersionAsync(id), Ct);
        (await employed.ReadEnvelopeAsync(round.RoundId, Ct))!.Entries.Items.ShouldHaveSingleItem().ProposalId.ShouldBe(id);
    }

    [Fact]
    public async Task A_round_and_a_proposal_have_ceilings_of_their_own()
    {
        var round = await proposals.RoundAsync(quorum: 1);
        Task ImportAsync(Money? ceiling, Money? proposalCeiling) =>
            proposals.Importer.ImportRoundAsync(round.Key, round.Import with { Ceiling = ceiling, ProposalCeiling = proposalCeiling }, Ct);
        await ImportAsync(Money.Eur(600), Money.Eur(499.99m));
        var pair = await proposals.PairAsync(round);

        // One cent more than one proposal can get.
        var id = await pair.SignedAsync(500);
        (await RefusedAsync(() => pair.SubmitAsync(id), HttpStatusCode.UnprocessableEntity, "budget.over_ceiling")).Amount("ceiling").ShouldBe("499.99");
        await ImportAsync(Money.Eur(600), Money.Eur(500));
        await pair.SubmitAsync(id);

        // The envelope holds 50,000, the round may reserve 600.
        var chair = proposals.As(round.Chair, Roles.Committee, Roles.Chair);
        await ScoredAndApprovedAsync(chair, pair, id, 500);
        var more = await pair.SubmittedAsync(500);
        (await RefusedAsync(() => ScoredAndApprovedAsync(chair, pair, more, 100.01m), HttpStatusCode.Conflict, "round.short")).Amount("available").ShouldBe("100.00");

        (await RefusedAsync(() => ImportAsync(Money.Eur(499), null), HttpStatusCode.UnprocessableEntity, "round.ceiling")).Amount("reserved").ShouldBe("500.00");
        await RefusedAsync(() => ImportAsync(Money.Usd(600), null), HttpStatusCode.UnprocessableEntity, "round.ceiling_amount");
        await RefusedAsync(() => ImportAsync(Money.Eur(0), null), HttpStatusCode.UnprocessableEntity, "round.ceiling_amount");
    }

    [Fact]
    public async Task The_database_refuses_to_change_the_history_and_an_amount_that_is_not_its_sum()
    {
        var envelope = $"kept-{Guid.CreateVersion7():N}";
        await ApprovedAsync(await proposals.RoundAsync(quorum: 1, envelope, 1_000), 100);

        async Task<string?> BrokenAsync(FormattableString sql) =>
            (await Should.ThrowAsync<Npgsql.PostgresException>(() => proposals.InDatabaseAsync(db => db.Database.ExecuteSqlAsync(sql, Ct)))).ConstraintName;

        (await BrokenAsync($"UPDATE envelope_entries SET amount_eur = amount_eur + 1")).ShouldBe("envelope_entries_unchanging");
        (await BrokenAsync($"DELETE FROM envelope_entries")).ShouldBe("envelope_entries_unchanging");
        (await BrokenAsync($"UPDATE envelopes SET reserved_eur = reserved_eur + 1 WHERE source_key = {envelope}")).ShouldBe("envelopes_sum");
    }

    private async Task<Guid> ApprovedAsync(Committee round, decimal eur, Pair? pair = null)
    {
        pair ??= await proposals.PairAsync(round);
        var id = await pair.SubmittedAsync();
        await ScoredAndApprovedAsync(proposals.As(round.Chair, Roles.Committee, Roles.Chair), pair, id, eur);
        return id;
    }

    private static async Task ScoredAndApprovedAsync(ProposalsClient chair, Pair pair, Guid id, decimal eur)
    {
        await chair.ScoreProposalAsync(id, Committee.Scores(4), Ct);
        await chair.DecideProposalAsync(id, Committee.Approve(eur), await pair.VersionAsync(id), Ct);
    }
}
