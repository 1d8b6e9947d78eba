using System.Net;
using static CCoP.Testing.Refusals;

namespace CCoP.Events.Tests.Features;

public sealed class AttendanceTests(EventsFixture events) : IClassFixture<EventsFixture>
{
    private static readonly AttendanceCount Around89 = new(AttendanceKind.Estimated, 89, "around", "participants", "organisers", null);
    private static readonly AttendanceCount Performers = new(AttendanceKind.Counted, 15, null, "performers", "organisers", null);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact, Trait("Row", "E04")]
    public async Task An_estimate_is_shown_as_an_estimate_and_is_never_in_a_total()
    {
        var cop = await events.CopAsync();
        var (campaign, theatre) = (await cop.HeldAsync(), await cop.HeldAsync());
        await RecordAsync(cop, campaign.Id, Around89);
        await RecordAsync(cop, theatre.Id, Performers, new(AttendanceKind.Named, null, null, "volunteers", "attendance sheet", ["Dara", "Sokha"]));

        var page = (await events.Everybody.ReadGatheringAsync(campaign.Slug!, Ct))!.Attendance;
        page.Exact.ShouldBeNull();
        page.Estimates.ShouldHaveSingleItem().ShouldBe(new Estimate(89, "around", "participants", "organisers"));
        var cards = (await events.Everybody.ListGatheringsAsync(Ct, cop.Slug)).Items;
        cards.Single(card => card.Id == campaign.Id).Attendance.Exact.ShouldBeNull();
        cards.Single(card => card.Id == theatre.Id).Attendance.Exact.ShouldBe(17);
        var totals = await events.Everybody.ReadAttendanceAsync(Ct, cop.Slug, events.Today.Year);
        (totals.Exact, totals.Gatherings).ShouldBe((17, 1));
        totals.Estimates.ShouldHaveSingleItem().ShouldBe(new GatheringEstimate(campaign.Slug!, new("Screening for families", "ការចាក់បញ្ចាំងសម្រាប់គ្រួសារ"), new(89, "around", "participants", "organisers")));
    }

    [Fact, Trait("Row", "E04")]
    public async Task Names_are_for_the_facilitator_and_the_CoP_alone()
    {
        var (cop, other) = (await events.CopAsync(), await events.CopAsync());
        var gathering = await cop.HeldAsync();
        await RecordAsync(cop, gathering.Id, new AttendanceCount(AttendanceKind.Named, null, null, "participants", "attendance sheet", ["Somebody Unmistakable"]));

        foreach (var reader in new[] { cop.Representative, cop.Facilitator })
        {
            (await reader.ReadGatheringDeskAsync(gathering.Id, Ct))!.Attendance.ShouldHaveSingleItem().Attendees.ShouldBe(["Somebody Unmistakable"]);
        }

        (await other.Representative.ReadGatheringDeskAsync(gathering.Id, Ct)).ShouldBeNull();
        using var everybody = events.Http(TestTokens.For(cop.RepresentativeId, Roles.All));
        foreach (var address in new[] { $"gatherings/{gathering.Slug}", $"gatherings?cop={cop.Slug}", $"attendance?cop={cop.Slug}", $"calendar.ics?cop={cop.Slug}", $"desk/gatherings?cop={cop.Slug}" })
        {
            var answer = await everybody.GetStringAsync(new Uri($"api/events/{address}", UriKind.Relative), Ct);
            answer.ShouldContain(address.StartsWith("attendance", StringComparison.Ordinal) ? "exact" : "Screening for families");
            answer.ShouldNotContain("Unmistakable", customMessage: address);
        }

        (await events.AuditOfAsync("AttendanceEntry")).ShouldContain("withheld");
        (await events.AuditOfAsync("AttendanceEntry")).ShouldNotContain("Unmistakable");
    }

    [Fact, Trait("Row", "E04")]
    public async Task Each_count_says_how_who_and_whence()
    {
        var cop = await events.CopAsync();
        var gathering = await cop.HeldAsync();
        async Task RefusedWithAsync(string code, params AttendanceCount[] counts) =>
            await RefusedAsync(() => RecordAsync(cop, gathering.Id, counts), HttpStatusCode.UnprocessableEntity, code);

        await RefusedWithAsync("attendance.qualifier", Around89 with { Qualifier = null });
        await RefusedWithAsync("attendance.qualifier", Performers with { Qualifier = "over" });
        await RefusedWithAsync("attendance.number", Performers with { Number = null });
        await RefusedWithAsync("attendance.number", Performers with { Kind = AttendanceKind.Named, Attendees = ["One"] });
        await RefusedWithAsync("attendance.list", Performers with { Attendees = ["One"] });
        await RefusedWithAsync("attendance.list", Performers with { Kind = AttendanceKind.Named, Number = null });
        await RefusedWithAsync("attendance.twice", Performers, Performers with { Number = 16, Who = "Performers" });

        await RecordAsync(cop, gathering.Id, Performers, Around89 with { Who = "performers" });
        (await cop.DeskAsync(gathering.Id)).Page.Attendance.Exact.ShouldBe(15);
    }

    [Fact]
    public async Task Attendance_and_reflection_are_written_once_it_was_held()
    {
        var cop = await events.CopAsync();
        var planned = await cop.PlannedAsync();
        await RefusedAsync(() => RecordAsync(cop, planned.Id, Performers), HttpStatusCode.UnprocessableEntity, "gathering.not_held");
        await RefusedAsync(async () => await cop.Representative.ReflectOnGatheringAsync(planned.Id, new(new("Too soon"), null), await cop.SeenAsync(planned.Id), Ct), HttpStatusCode.UnprocessableEntity, "gathering.not_held");

        var held = await cop.HeldAsync();
        await cop.Representative.ReflectOnGatheringAsync(held.Id, new(new("Families come when children do."), "More evenings like this"), await cop.SeenAsync(held.Id), Ct);
        (await cop.DeskAsync(held.Id)).Reflection.ShouldBe(new Reflection(new("Families come when children do."), "More evenings like this"));
        (await events.Everybody.ReadGatheringAsync(held.Slug!, Ct))!.FollowUpDemand.ShouldBeNull();
    }

    [Fact]
    public async Task A_new_list_replaces_the_one_before()
    {
        var cop = await events.CopAsync();
        var gathering = await cop.HeldAsync();
        await RecordAsync(cop, gathering.Id, Performers, Around89);
        await RecordAsync(cop, gathering.Id, Performers with { Number = 14 });

        (await cop.DeskAsync(gathering.Id)).Page.Attendance.Counts.ShouldHaveSingleItem().Number.ShouldBe(14);
        (await cop.DeskAsync(gathering.Id)).Page.Attendance.Estimates.ShouldBeEmpty();
    }

    private static async Task RecordAsync(Cop cop, Guid gathering, params AttendanceCount[] counts) =>
        await cop.Representative.RecordAttendanceAsync(gathering, new(counts), await cop.SeenAsync(gathering), Ct);
}
