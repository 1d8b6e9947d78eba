using CCoP.Proposals.Domain;

namespace CCoP.Proposals.Tests.Domain;

public sealed class AgendaTests
{
    private static readonly DateOnly First = new(2027, 2, 1), Last = new(2027, 2, 14);

    private readonly World world = new();

    [Fact]
    public void An_activity_without_an_agenda_is_named()
    {
        var proposal = world.Complete();
        proposal.WriteAgenda(Screening(proposal), [], 1);

        World.Refused(() => world.Submit(proposal), "agenda.missing").Facts["activities"].ShouldBe(new List<string> { "Screening" });
    }

    [Fact]
    public void An_agenda_that_stayed_behind_when_its_activity_moved_is_named()
    {
        var proposal = world.Complete();
        proposal.PlanActivities([new(Screening(proposal), "Screening", "KH-12", First.AddDays(1), Last)], 1);

        World.Refused(() => world.Submit(proposal), "agenda.moved").Facts["moved"].ShouldBe(new List<string> { "Screening" });
    }

    [Fact]
    public void An_item_has_a_day_of_its_activity_and_needs_none_where_there_is_only_one()
    {
        var proposal = world.Complete();
        var screening = Screening(proposal);

        foreach (DateOnly? day in new DateOnly?[] { null, First.AddDays(-1), Last.AddDays(1) })
        {
            World.Refused(() => proposal.WriteAgenda(screening, [Item(First), Item(day)], 1), "agenda.day").Facts["item"].ShouldBe(2);
        }

        proposal.WriteAgenda(screening, [Item(First), Item(Last)], 1);
        proposal.PlanActivities([new(screening, "Screening", "KH-12", First, First)], 1);
        proposal.WriteAgenda(screening, [Item(null), Item(First)], 2);

        proposal.Activities[0].AgendaFits.ShouldBeTrue();
    }

    [Fact]
    public void Another_agenda_is_another_content_and_the_same_one_is_none()
    {
        var proposal = world.Signed();
        var (signed, agenda) = (proposal.ContentHash, proposal.Activities[0].Agenda);

        proposal.WriteAgenda(Screening(proposal), [.. agenda], 1);
        (proposal.ContentHash, proposal.SignOffs.Count).ShouldBe((signed, 2));

        proposal.WriteAgenda(Screening(proposal), [agenda[0] with { LedBy = "WPM" }], 1);
        proposal.ContentHash.ShouldNotBe(signed);
        proposal.SignOffs.ShouldBeEmpty();
    }

    [Fact]
    public void The_place_of_an_activity_is_part_of_what_is_signed()
    {
        var proposal = world.Signed();

        proposal.PlanActivities([new(Screening(proposal), "Screening", "KH-12", First, Last, "Sangkat Toul Tompoung")], 1);

        proposal.SignOffs.ShouldBeEmpty();
    }

    [Fact]
    public void Two_agendas_are_written_at_once_and_a_stale_one_is_refused()
    {
        var proposal = world.Complete();
        proposal.PlanActivities([new(Screening(proposal), "Screening", "KH-12", First, Last), new(null, "Campaign", "KH-2", First, Last)], 1);

        proposal.WriteAgenda(proposal.Activities[1].Id.Value, [Item(Last)], 0);

        World.Refused(() => proposal.WriteAgenda(Screening(proposal), [Item(Last)], 0), "version.stale").Refusal.ShouldBe(Refusal.Stale);
    }

    [Fact]
    public void The_award_tells_place_and_agenda()
    {
        var proposal = world.Complete();
        proposal.PlanActivities([new(Screening(proposal), "Screening", "KH-12", First, Last, "Toul Tompoung")], 1);
        world.SignOff(proposal, world.Lid);
        world.SignOff(proposal, world.Wpm);
        world.Submit(proposal);
        world.Decide(proposal, World.Approve(400));

        var told = proposal.IssueAward(PaymentOption.Option2, 0, World.Now).Made(proposal).Activities.ShouldHaveSingleItem();

        (told.Place, told.Agenda).ShouldBe(("Toul Tompoung", proposal.Activities[0].Agenda));
    }

    private static Guid Screening(Proposal proposal) => proposal.Activities[0].Id.Value;

    private static AgendaEntry Item(DateOnly? day) => new(day, new(9, 0), "Welcome", null);
}
