using System.Net;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Tests.Features;

public sealed class RaceTests(ProposalsFixture proposals) : IClassFixture<ProposalsFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact, Trait("Row", "P04")]
    public async Task Fifty_edits_race_fifty_sign_offs_and_no_sign_off_is_on_other_than_the_current_content()
    {
        var pair = await proposals.PairAsync(await proposals.RoundAsync());
        var id = await pair.WrittenAsync();
        var outcomes = new System.Collections.Concurrent.ConcurrentBag<string>();

        Task EditAsync(int number) => UntilThroughAsync(async () =>
        {
            var page = (await pair.Left.ReadProposalAsync(id, Ct))!;
            await pair.Left.WriteSectionAsync(id, "idea", $"Idea {number}.", page.Sections.Single(section => section.Key == "idea").Version, Ct);
        });

        Task SignAsync(int number) => UntilThroughAsync(() => number % 2 == 0 ? pair.SignAsync(id, pair.Left, pair.LeftId) : pair.SignAsync(id, pair.Right, pair.RightId));

        // Every refusal means that somebody else got through, so this ends.
        async Task UntilThroughAsync(Func<Task> act)
        {
            for (var through = false; !through;)
            {
                try
                {
                    await act();
                    through = true;
                }
                catch (ApiException refused) when (refused.Status == HttpStatusCode.PreconditionFailed)
                {
                    outcomes.Add(refused.Code);
                }

                var (current, signed) = await proposals.InDatabaseAsync(async db => await db.Proposals
                    .Where(proposal => proposal.Id == new Id<CCoP.Proposals.Domain.Proposal>(id))
                    .Select(proposal => new ValueTuple<string, List<string>>(proposal.ContentHash, proposal.SignOffs.Select(signOff => signOff.ContentHash).ToList()))
                    .SingleAsync(Ct));
                signed.ShouldAllBe(hash => hash == current);
            }
        }

        var acts = Enumerable.Range(0, 50).SelectMany(number => new[] { () => EditAsync(number), () => SignAsync(number) });
        await Parallel.ForEachAsync(acts, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = Ct }, async (act, _) => await act());

        // It was a race: both kinds met a content that had changed under them.
        outcomes.ShouldContain("version.stale");
        outcomes.ShouldContain("content.changed");
        (await pair.Left.ReadProposalAsync(id, Ct))!.Sections.Single(section => section.Key == "idea").Version.ShouldBe(51u);
    }

    [Fact]
    public async Task A_double_submit_is_told_once()
    {
        var pair = await proposals.PairAsync(await proposals.RoundAsync());
        var id = await pair.SignedAsync();
        var submitted = await proposals.Bus.ListenAsync<ProposalSubmitted>();
        var version = await pair.VersionAsync(id);

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => pair.Left.SubmitProposalAsync(id, version, Ct)));

        await submitted.OneAsync(told => told.ProposalId == id);
        await proposals.ToldAsync();
        submitted.All.Count(told => told.ProposalId == id).ShouldBe(1);
    }

    [Fact, Trait("Row", "P01")]
    public async Task Twenty_approvals_at_once_from_two_rounds_cannot_overspend_their_envelope()
    {
        var envelope = $"shared-{Guid.CreateVersion7():N}";
        var rounds = new[] { await proposals.RoundAsync(quorum: 1, envelope, 3_500), await proposals.RoundAsync(quorum: 1, envelope, 3_500) };
        var decided = await proposals.Bus.ListenAsync<ProposalDecided>();
        var ready = new List<(ProposalsClient Chair, Guid Id, uint Version)>();
        foreach (var round in rounds)
        {
            var (pair, chair) = (await proposals.PairAsync(round), proposals.As(round.Chair, Roles.Committee, Roles.Chair));
            for (var number = 0; number < 10; number++)
            {
                var id = await pair.SubmittedAsync();
                await chair.ScoreProposalAsync(id, Committee.Scores(4), Ct);
                ready.Add((chair, id, await pair.VersionAsync(id)));
            }
        }

        async Task<string> DecideAsync(ProposalsClient chair, Guid id, uint version)
        {
            try
            {
                await chair.DecideProposalAsync(id, Committee.Approve(500), version, Ct);
                return "approved";
            }
            catch (ApiException refused)
            {
                refused.Status.ShouldBe(HttpStatusCode.Conflict);
                refused.Facts["available"].GetProperty("amount").GetString().ShouldBe("0.00");
                return refused.Code;
            }
        }

        var outcomes = await Task.WhenAll(ready.Select(one => DecideAsync(one.Chair, one.Id, one.Version)));

        outcomes.Count(outcome => outcome == "approved").ShouldBe(7);
        outcomes.Count(outcome => outcome == "envelope.short").ShouldBe(13);
        (await proposals.InDatabaseAsync(db => db.Envelopes.Where(one => one.SourceKey == envelope).Select(one => one.ReservedEur).SingleAsync(Ct))).ShouldBe(3_500);
        (await proposals.InDatabaseAsync(db => db.EnvelopeEntries.Where(entry => db.Envelopes.Any(one => one.SourceKey == envelope && one.Id == entry.EnvelopeId)).SumAsync(entry => entry.AmountEur, Ct))).ShouldBe(3_500);
        await proposals.ToldAsync();
        await decided.OneAsync(_ => decided.All.Count >= 7);
        decided.All.Count.ShouldBe(7);
    }

    [Fact, Trait("Row", "P01")]
    public async Task The_database_itself_holds_the_envelope()
    {
        var envelope = $"held-{Guid.CreateVersion7():N}";
        await proposals.RoundAsync(quorum: 1, envelope, 100);

        var refused = await Should.ThrowAsync<Npgsql.PostgresException>(() => proposals.InDatabaseAsync(
            db => db.Database.ExecuteSqlAsync($"UPDATE envelopes SET reserved_eur = 100.01 WHERE source_key = {envelope}", Ct)));

        refused.ConstraintName.ShouldBe("ck_envelopes_reserved");
    }
}
