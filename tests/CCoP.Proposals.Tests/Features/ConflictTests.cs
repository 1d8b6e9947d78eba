using System.Text.Json;

namespace CCoP.Proposals.Tests.Features;

[Trait("Row", "P11")]
public sealed class ConflictTests(ProposalsFixture proposals) : IClassFixture<ProposalsFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Ties => ["employer", "member of the CoP", "hosted by", "host of", "open question", "left since the round opened"];

    [Theory, MemberData(nameof(Ties))]
    public async Task For_a_conflicted_member_no_read_differs_by_a_byte_from_a_world_without_the_proposal(string tie)
    {
        var person = Guid.CreateVersion7();
        var round = await proposals.RoundAsync(quorum: 1, more: person);
        var pair = await proposals.PairAsync(round);
        await TieAsync(tie, person, pair);
        var visible = await (await proposals.PairAsync(round)).SubmittedAsync();
        using var http = proposals.Http(person, Roles.Committee, Roles.Chair);
        var without = await EveryGetAsync(http, visible);

        var hidden = await pair.SubmittedAsync();
        var chair = proposals.As(round.Chair, Roles.Committee, Roles.Chair);
        await chair.ScoreProposalAsync(hidden, Committee.Scores(5), Ct);
        await chair.DecideProposalAsync(hidden, Committee.Approve(500), await pair.VersionAsync(hidden), Ct);
        var award = await chair.IssueAwardAsync(hidden, new(PaymentOption.Option2), await pair.VersionAsync(hidden), Ct);

        (await EveryGetAsync(http, visible)).ShouldBe(without);
        var absent = await EveryGetAsync(http, Guid.CreateVersion7());
        (await EveryGetAsync(http, hidden)).ShouldBe(absent);
        (await EveryGetAsync(http, award.Id)).ShouldBe(absent);
        string.Join('\n', without.Values).ShouldContain(visible.ToString());
    }

    [Fact]
    public async Task A_member_without_a_tie_sees_it()
    {
        var person = await proposals.PersonAsync(Roles.Committee, await proposals.OrganisationAsync("Elsewhere"));
        var round = await proposals.RoundAsync(quorum: 1, more: person);
        var hidden = await (await proposals.PairAsync(round)).SubmittedAsync();

        (await proposals.As(person, Roles.Committee).ReadProposalAsync(hidden, Ct)).ShouldNotBeNull();
    }

    private async Task TieAsync(string tie, Guid person, Pair pair)
    {
        var now = proposals.Clock.GetUtcNow();
        var employer = tie switch
        {
            "employer" => pair.LeftId,
            "member of the CoP" => await proposals.OrganisationAsync("Silent member"),
            "hosted by" => await proposals.OrganisationAsync("Hosted", legalEntity: pair.RightId),
            "open question" => await proposals.OrganisationAsync("Perhaps hosted", unresolved: pair.RightId),
            "host of" => await proposals.OrganisationAsync("Host"),
            _ => pair.RightId,
        };
        if (tie == "member of the CoP")
        {
            await proposals.Bus.PublishAsync(new CopChanged(pair.Cop, 2, $"cop-{pair.Cop:N}", new("CoP"), CopState.Established, [pair.LeftId, pair.RightId, employer]));
            await proposals.EventuallyAsync(async db => (await db.Cops.FindAsync([pair.Cop], Ct))!.Revision == 2, "the third member is known");
        }
        else if (tie == "host of")
        {
            await proposals.Bus.PublishAsync(new OrganisationChanged(pair.RightId, 2, new("Right"), null, OrganisationKind.Grantee, employer, []));
            await proposals.EventuallyAsync(async db => (await db.Organisations.FindAsync([pair.RightId], Ct))!.Revision == 2, "the host is known");
        }

        await proposals.RoleAsync(new RoleChanged(Guid.CreateVersion7(), 1, person, "Tied", Roles.Committee, null, null, now.AddHours(-1), null));
        await proposals.RoleAsync(new RoleChanged(
            Guid.CreateVersion7(), 1, person, "Tied", Roles.Editor, employer, null, now.AddHours(-1), tie == "left since the round opened" ? now.AddMinutes(1) : null));
        if (tie == "left since the round opened")
        {
            proposals.Clock.Advance(TimeSpan.FromMinutes(2));
        }
    }

    /// <summary>
    /// Every GET of the OpenAPI document but the public register, with this id wherever an id is asked for: the status and the body.
    /// </summary>
    private static async Task<Dictionary<string, string>> EveryGetAsync(HttpClient http, Guid id)
    {
        using var document = JsonDocument.Parse(await http.GetStringAsync(new Uri("openapi/v1.json", UriKind.Relative), Ct));
        var paths = document.RootElement.GetProperty("paths").EnumerateObject()
            .Where(path => path.Value.TryGetProperty("get", out _) && path.Name != "/api/proposals/register")
            .Select(path => path.Name).ToList();
        paths.Count.ShouldBeGreaterThan(8);
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            using var answer = await http.GetAsync(new Uri(path.TrimStart('/').Replace("{id}", id.ToString(), StringComparison.Ordinal), UriKind.Relative), Ct);
            ((int)answer.StatusCode).ShouldBeLessThan(500);
            var body = await answer.Content.ReadAsStringAsync(Ct);
            answers[path] = $"{(int)answer.StatusCode} {(answer.IsSuccessStatusCode ? body : Code(body))}";
        }

        return answers;
    }

    /// <summary>Of a refusal its code: a trace id differs from call to call.</summary>
    private static string Code(string body)
    {
        using var problem = JsonDocument.Parse(body);
        return problem.RootElement.GetProperty("code").GetString()!;
    }
}
