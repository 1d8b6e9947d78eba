using CCoP.Proposals.Domain;
using CCoP.Proposals.Tests.Domain;
using CsCheck;

namespace CCoP.Proposals.Tests.Features;

/// <summary>
/// A committee member before proposals to some of which they are tied, in random ways (A02): what any GET answers is the same, byte by
/// byte, whether the proposals in conflict with their scores, decisions and awards exist or not. Nor does it change with what others
/// score before one's own score is in. A failure prints the seed that repeats it.
/// </summary>
public sealed class NothingLeaks(ProposalsFixture proposals) : IClassFixture<ProposalsFixture>
{
    private const string Seed = "0000KVQ5ls32";
    private const string Register = "/api/proposals/register"; // Public, also for whoever was in conflict (P20).

    private static readonly Gen<Tie> Ties = Gen.Enum<Tie>();
    private static readonly ProposalState[] Reached = [ProposalState.Submitted, ProposalState.Returned, ProposalState.Approved, ProposalState.Rejected, ProposalState.Awarded];
    private static readonly Gen<ProposalState> States = Gen.Int[0, Reached.Length - 1].Select(index => Reached[index]);
    private static readonly Gen<Before[]> Graphs = Gen.Select(Ties.Array[0, 2], States, (ties, state) => new Before(ties, state)).Array[2, 4];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>What ties the member to a proposal; the first ones are no conflict.</summary>
    public enum Tie
    {
        None,
        WorksElsewhere,
        LeftBeforeTheRound,
        ChallengedOnly,
        CoachedAndTakesPart,
        Employer,
        MemberOfTheCop,
        HostedBy,
        HostOf,
        OpenQuestion,
        LeftSince,
        Coached,
        CoachedAndStaysOut,
        ChallengedAndStaysOut,
        Declared,
    }

    [Fact, Trait("Row", "P11")]
    public Task For_a_conflicted_member_the_proposal_does_not_exist() => Graphs.SampleAsync(
        async graph =>
        {
            var (hidden, without, with) = await CompareAsync(graph, isConflict: tie => tie >= Tie.Employer);

            EveryGet.Differences(without, with).ShouldBeEmpty();
            hidden.ShouldAllBe(id => with[$"/api/proposals/{id}"].StartsWith("404 "));
        },
        seed: Seed, iter: 8, threads: 1);

    /// <summary>Were the filter gone for one kind of tie, the comparison would tell: here it is told of one that the service rightly does not hide.</summary>
    [Fact, Trait("Row", "P11")]
    public async Task The_comparison_sees_a_leak()
    {
        var (hidden, without, with) = await CompareAsync([new([Tie.None], ProposalState.Submitted), new([Tie.WorksElsewhere], ProposalState.Submitted)], isConflict: tie => tie == Tie.WorksElsewhere);

        var leaks = string.Join('\n', EveryGet.Differences(without, with));
        foreach (var path in new[] { "/api/proposals\n", "/api/proposals?limit=1\n", $"/api/proposals/{hidden[0]}\n", $"/api/proposals/{hidden[0]}/reviews\n", "/api/proposals/my/tasks\n" })
        {
            leaks.ShouldContain(path);
        }
    }

    [Fact, Trait("Row", "P12")]
    public Task Before_ones_own_score_is_in_nothing_tells_what_others_scored() => Gen.Int[0, 5].Array[1, 3].SampleAsync(
        async points =>
        {
            var round = await proposals.RoundAsync(quorum: 1, more: await proposals.PersonAsync(Roles.Committee));
            var reader = round.Import.Committee[^1].PersonId!.Value;
            var id = await (await proposals.PairAsync(round)).SubmittedAsync();
            using var http = proposals.Http(reader, Roles.Committee, Roles.Chair);
            Guid[] ids = [id, round.RoundId];
            var before = await EveryGet.AnswersAsync(http, ids, ["Love"]);

            foreach (var (other, score) in new[] { round.Chair, round.Substitute, round.Member }.Zip(points))
            {
                await proposals.As(other, Roles.Committee, Roles.Chair).ScoreProposalAsync(id, Committee.Scores(score), Ct);
            }

            EveryGet.Differences(before, await EveryGet.AnswersAsync(http, ids, ["Love"])).ShouldBeEmpty();
            await proposals.As(reader, Roles.Committee).ScoreProposalAsync(id, Committee.Scores(1), Ct);
            EveryGet.Differences(before, await EveryGet.AnswersAsync(http, ids, ["Love"])).ShouldContain(leak => leak.StartsWith($"/api/proposals/{id}/reviews\n"));
        },
        seed: Seed, iter: 2, threads: 1);

    /// <summary>Answers to the member before and after the proposals in conflict are there, together with all that came of them.</summary>
    private async Task<(IReadOnlyList<Guid> Hidden, IReadOnlyDictionary<string, string> Without, IReadOnlyDictionary<string, string> With)> CompareAsync(Before[] graph, Func<Tie, bool> isConflict)
    {
        var person = await proposals.PersonAsync(Roles.Committee);
        var made = graph.Select(before => new Judged(before, person, new(proposals.OriginId))).ToList();
        await SaveAsync([.. made.SelectMany(judged => judged.Surroundings)]);
        made.ForEach(judged => judged.Decide());
        await SaveAsync([.. made.Where(judged => !judged.Ties.Any(isConflict)).SelectMany(judged => judged.All)]);

        using var http = proposals.Http(person, Roles.Committee, Roles.Chair, Roles.Facilitator);
        List<Guid> ids = [.. made.SelectMany(judged => judged.Ids), .. made.Take(1).SelectMany(judged => new[] { judged.World.Round.Id.Value, judged.World.Cop.Id })];
        var without = await EveryGet.AnswersAsync(http, ids, ["Love", "idea"], Register);
        await SaveAsync([.. made.Where(judged => judged.Ties.Any(isConflict)).SelectMany(judged => judged.All)]);
        var with = await EveryGet.AnswersAsync(http, ids, ["Love", "idea"], Register);

        with["/api/proposals"].ShouldSatisfyAllConditions([.. made.Where(judged => !judged.Ties.Any(isConflict)).Select<Judged, Action<string>>(judged => list => list.ShouldContain(judged.Proposal.Id.ToString()))]);
        return ([.. made.Where(judged => judged.Ties.Any(isConflict)).Select(judged => judged.Proposal.Id.Value)], without, with);
    }

    private Task<int> SaveAsync(IReadOnlyList<object> entities) => proposals.InDatabaseAsync(async db =>
    {
        db.AddRange(entities);
        return await db.SaveChangesAsync(Ct);
    });

    private sealed record Before(IReadOnlyList<Tie> Ties, ProposalState State)
    {
        public override string ToString() => $"{string.Join('+', Ties)}: {State}";
    }

    /// <summary>A proposal with a world of its own, scored by another member and taken to its state.</summary>
    private sealed class Judged
    {
        private readonly List<object> surroundings = [];
        private readonly ProposalState state;

        public Judged(Before before, Guid person, Id<OriginEvent> origin)
        {
            Ties = before.Ties;
            World = new() { Origin = origin };
            World.Round.SeatMember(person, Seat.Member, null, null, World.Now);
            Proposal = World.Submitted();
            All.Add(Proposal);
            var review = Review.By(World.Round.Committee[0].PersonId, Proposal);
            review.Score(Committee.Scores(4), Proposal, World.Round, World.Now);
            All.Add(review);
            foreach (var tie in before.Ties.Distinct())
            {
                Bind(tie, person);
            }

            state = before.State;
            surroundings.AddRange([World.Envelope, World.Round, World.Cop, .. World.Organisations.Values]);
        }

        public World World { get; }

        public IReadOnlyList<Tie> Ties { get; }

        public Proposal Proposal { get; }

        /// <summary>There in both worlds.</summary>
        public IReadOnlyList<object> Surroundings => surroundings;

        public List<object> All { get; } = [];

        public IEnumerable<Guid> Ids => All.OfType<Award>().Select(award => award.Id.Value).Prepend(Proposal.Id.Value);

        /// <summary>Takes it to its state, once its surroundings are saved as they were before.</summary>
        public void Decide()
        {
            if (state == ProposalState.Submitted)
            {
                return;
            }

            World.Decide(Proposal, state switch
            {
                ProposalState.Returned => new(DecisionOutcome.Return, new("Say more.", "សូមបន្ថែម។"), null, null),
                ProposalState.Rejected => new(DecisionOutcome.Reject, new("No.", "ទេ។"), null, null),
                _ => World.Approve(400),
            });
            if (state == ProposalState.Awarded)
            {
                All.Add(Proposal.IssueAward(PaymentOption.Option2, Round.AssumedMoveThreshold, World.Now));
            }
        }

        private void Bind(Tie tie, Guid person)
        {
            switch (tie)
            {
                case Tie.WorksElsewhere: Employ(person, World.Organisation("Elsewhere")); break;
                case Tie.LeftBeforeTheRound: Employ(person, World.Lid, World.Round.Opens.AddDays(-1)); break;
                case Tie.Employer: Employ(person, World.Lid); break;
                case Tie.LeftSince: Employ(person, World.Wpm, World.Now.AddHours(-1)); break;
                case Tie.MemberOfTheCop:
                    var silent = World.Organisation("Silent member");
                    World.Join(silent);
                    Employ(person, silent);
                    break;
                case Tie.HostedBy: Employ(person, World.Organisation("Hosted", legalEntity: World.Lid)); break;
                case Tie.OpenQuestion: Employ(person, World.Organisation("Perhaps hosted", unresolved: World.Wpm)); break;
                case Tie.HostOf:
                    var host = World.Organisation("Host");
                    World.Tell(World.Wpm, "WPM", legalEntity: host);
                    Employ(person, host);
                    break;
                case Tie.Coached: Coach(person, null); break;
                case Tie.CoachedAndTakesPart: Coach(person, Ruling.TakesPart); break;
                case Tie.CoachedAndStaysOut: Coach(person, Ruling.StaysOut); break;
                case Tie.ChallengedOnly: Challenge(person, null); break;
                case Tie.ChallengedAndStaysOut: Challenge(person, Ruling.StaysOut); break;
                case Tie.Declared: All.Add(new DeclaredConflict { ProposalId = Proposal.Id, PersonId = person, Reason = "A friend.", At = World.Now }); break;
            }
        }

        private void Employ(Guid person, Guid organisation, DateTimeOffset? to = null) => surroundings.Add(new RoleCopy { Id = Guid.CreateVersion7() }.Take(
            new(Guid.CreateVersion7(), 1, person, "Tied", Roles.Editor, organisation, null, World.Now.AddYears(-1), to)));

        private void Coach(Guid person, Ruling? ruling) => Rule(Involvement.Coached(Proposal.Id, person, "Clinic of March", World.Now), ruling);

        private void Challenge(Guid person, Ruling? ruling) => Rule(Involvement.Challenged(Proposal, person, "Their sister works there.", Guid.CreateVersion7(), World.Now), ruling);

        private void Rule(Involvement involvement, Ruling? ruling)
        {
            if (ruling is { } given)
            {
                involvement.Settle(given, "As told.", Guid.CreateVersion7(), World.Now);
            }

            All.Add(involvement);
        }
    }
}
