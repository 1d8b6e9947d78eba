using System.Net;
using System.Net.Http.Json;
using static CCoP.Testing.Refusals;

namespace CCoP.Proposals.Tests.Features;

public sealed class AgendaTests(ProposalsFixture proposals) : IClassFixture<ProposalsFixture>
{
    private static readonly DateOnly First = new(2027, 2, 1), Last = new(2027, 2, 14);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact, Trait("Row", "P07")]
    public async Task Each_main_activity_needs_dates_place_and_an_agenda_before_submit()
    {
        var pair = await proposals.PairAsync(await proposals.RoundAsync());
        var id = await pair.WrittenAsync();
        var (activity, agenda, version) = await ActivityAsync(pair, id);
        foreach (var lacking in new object[]
        {
            new { items = new[] { new { id = activity.Id, title = "Screening", from = First, to = Last } } },
            new { items = new[] { new { id = activity.Id, title = "Screening", province = "", from = First, to = Last } } },
            new { items = new[] { new { id = activity.Id, title = "Screening", province = "KH-12", from = "", to = Last.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) } } },
        })
        {
            (await PutAsync(pair, $"api/proposals/{id}/activities", lacking, version)).ShouldBe(HttpStatusCode.BadRequest);
        }

        await pair.Left.WriteAgendaAsync(id, agenda.ActivityId, new([]), agenda.Version, Ct);
        await pair.SignAsync(id, pair.Left, pair.LeftId);
        await pair.SignAsync(id, pair.Right, pair.RightId);
        var refused = await RefusedAsync(() => pair.SubmitAsync(id), HttpStatusCode.UnprocessableEntity, "agenda.missing");
        refused.Facts["activities"].EnumerateArray().Select(title => title.GetString()).ShouldBe(["Screening"]);
        (await pair.Right.ReadProposalAsync(id, Ct))!.Missing.ShouldBe(["agenda.missing"]);

        AgendaEntry[] items = [new(First, new(8, 30), "Who is here", "Both"), new(Last, null, "ការឆ្លុះបញ្ចាំង", null)];
        await pair.Right.WriteAgendaAsync(id, agenda.ActivityId, new(items), agenda.Version + 1, Ct);
        (await ActivityAsync(pair, id)).Agenda.Items.ShouldBe(items);
        (await pair.Left.ReadProposalAsync(id, Ct))!.Missing.ShouldBe(["proposal.two_grantees"], "the agenda is part of what was signed");
        await pair.SignAsync(id, pair.Left, pair.LeftId);
        await pair.SignAsync(id, pair.Right, pair.RightId);
        await pair.SubmitAsync(id);
    }

    [Fact, Trait("Row", "P03")]
    public async Task Every_saved_agenda_is_kept()
    {
        var pair = await proposals.PairAsync(await proposals.RoundAsync());
        var id = await pair.WrittenAsync();
        var (activity, agenda, _) = await ActivityAsync(pair, id);
        await pair.Left.WriteAgendaAsync(id, agenda.ActivityId, new([new(Last, null, "Reflection", null)]), agenda.Version, Ct);

        var versions = (await pair.Right.ListVersionsAsync(id, Ct, "agendas")).Items;

        versions.Select(version => version.OrganisationId).ShouldBe([pair.LeftId, pair.RightId]);
        var change = (await pair.Right.ListChangesAsync(id, versions[0].Edition - 1, Ct, part: "agendas")).ShouldHaveSingleItem();
        change.Before!.Agendas!.ShouldHaveSingleItem().Items.ShouldBe(agenda.Items);
        var saved = change.After.Agendas!.ShouldHaveSingleItem();
        (saved.ActivityId, saved.Activity, saved.Items[0].Title).ShouldBe((agenda.ActivityId, activity.Title, "Reflection"));
    }

    [Fact]
    public async Task What_is_no_agenda_of_an_activity_is_refused()
    {
        var pair = await proposals.PairAsync(await proposals.RoundAsync());
        var id = await pair.WrittenAsync();
        var (_, agenda, _) = await ActivityAsync(pair, id);
        var path = $"api/proposals/{id}/activities/{agenda.ActivityId}/agenda";

        Task Write(Guid activity, uint seen, params AgendaEntry[] items) => pair.Left.WriteAgendaAsync(id, activity, new(items), seen, Ct);

        await RefusedAsync(() => Write(agenda.ActivityId, agenda.Version, new AgendaEntry(Last.AddDays(1), null, "Late", null)), HttpStatusCode.UnprocessableEntity, "agenda.day");
        await RefusedAsync(() => Write(agenda.ActivityId, agenda.Version, new AgendaEntry(First, null, "   ", null)), HttpStatusCode.BadRequest);
        await RefusedAsync(() => Write(agenda.ActivityId, agenda.Version, new AgendaEntry(First, null, new string('ក', 201), null)), HttpStatusCode.BadRequest);
        await RefusedAsync(() => Write(agenda.ActivityId, agenda.Version, [.. Enumerable.Repeat(new AgendaEntry(First, null, "Talk", null), 101)]), HttpStatusCode.BadRequest);
        await RefusedAsync(() => Write(agenda.ActivityId, agenda.Version - 1, new AgendaEntry(First, null, "Old", null)), HttpStatusCode.PreconditionFailed, "version.stale");
        await RefusedAsync(() => Write(Guid.CreateVersion7(), 0, new AgendaEntry(First, null, "Elsewhere", null)), HttpStatusCode.UnprocessableEntity, "agenda.unknown_activity");
        (await PutAsync(pair, path, new { items = new object?[] { null } }, agenda.Version)).ShouldBe(HttpStatusCode.BadRequest);
        (await PutAsync(pair, path, new { items = new[] { new { day = "2027-02-30", title = "No such day" } } }, agenda.Version)).ShouldBe(HttpStatusCode.BadRequest);
        (await PutAsync(pair, path, new { items = new[] { new { day = "2027-02-01", time = "25:00", title = "No such time" } } }, agenda.Version)).ShouldBe(HttpStatusCode.BadRequest);

        var other = await proposals.PairAsync(await proposals.RoundAsync());
        await RefusedAsync(() => other.Left.WriteAgendaAsync(id, agenda.ActivityId, new([]), agenda.Version, Ct), HttpStatusCode.NotFound);
        (await ActivityAsync(pair, id)).Agenda.ShouldBeEquivalentTo(agenda);
    }

    private static async Task<(ActivityItem Activity, AgendaPart Agenda, uint Version)> ActivityAsync(Pair pair, Guid id)
    {
        var part = (await pair.Left.ReadProposalAsync(id, Ct))!.Activities;
        return (part.Items[0], part.Agendas[0], part.Version);
    }

    private async Task<HttpStatusCode> PutAsync(Pair pair, string path, object body, uint seen)
    {
        using var http = proposals.Http(await proposals.PersonAsync(Roles.Grantee, pair.LeftId, pair.Cop), Roles.Grantee);
        using var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{seen}\"");
        using var response = await http.SendAsync(request, Ct);
        return response.StatusCode;
    }
}
