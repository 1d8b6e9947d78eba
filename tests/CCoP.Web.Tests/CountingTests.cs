using CCoP.Events.Contracts;
using CCoP.Membership.Contracts;
using CCoP.Web.Components.Art;
using CCoP.Web.Components.Pages.Public;
using CCoP.Web.Components.Texts;

namespace CCoP.Web.Tests;

/// <summary>What the public map and matrix count: nobody twice (M10).</summary>
public sealed class CountingTests
{
    private static readonly LocalText Text = new("x");

    [Fact, Trait("Row", "M10")]
    public void An_organisation_that_reaches_a_group_through_two_CoPs_is_counted_once()
    {
        var overlap = new Overlap([Cop("women", "women", "disabilities"), Cop("dic", "disabilities")], [In("women", "dic"), In("dic"), In("women"), In()]);

        overlap.Cops("disabilities").ShouldBe(2);
        overlap.Cops("women", "disabilities").ShouldBe(1);
        overlap.Organisations("women").ShouldBe(2);
        overlap.Organisations("disabilities").ShouldBe(3);
        overlap.Organisations("women", "disabilities").ShouldBe(2);
        overlap.EveryOrganisation.ShouldBe(3);
    }

    [Fact, Trait("Row", "M10")]
    public void A_province_counts_its_gatherings_the_CoPs_that_met_there_and_their_members_once()
    {
        var places = Place.Of(
            [At("KH-12", "women"), At("KH-16", "women"), At("KH-16", "women"), At("KH-16", "dic"), At("KH-16", null), At("KH-16", "dic", GatheringState.Cancelled), At(null, "dic")],
            [In("women", "dic"), In("dic"), In("ip")]);

        places.Select(place => place.Code).ShouldBe(["KH-16", "KH-12"]);
        places[0].Gatherings.Count.ShouldBe(4);
        places[0].Cops.ShouldBe([("women", 2), ("dic", 1)]);
        places[0].Organisations.ShouldBe(2);
        places[0].Mark("Ratanakiri", "", new([Cop("women"), Cop("dic")])).Beads.ShouldBe([new("teal", 2), new("teal", 1), new(CopColours.None, 1)]);
    }

    [Fact]
    public void Every_province_has_its_shape_on_the_map() => Land.Provinces.Keys.ShouldBe(Provinces.All.Keys, ignoreOrder: true);

    private static CopCard Cop(string slug, params string[] groups) => new(Guid.CreateVersion7(), slug, Text, Text, CopState.Established, "teal", 2, groups);

    private static OrganisationItem In(params string[] cops) => new(Guid.CreateVersion7(), "x", Text, null, OrganisationKind.Grantee, cops);

    private static GatheringCard At(string? province, string? cop, GatheringState state = GatheringState.Held) => new(
        Guid.CreateVersion7(), "x", Text, GatheringKind.Campaign, null, cop, null, new(null, null, null, DatePrecision.Undated, null, null), province, null, state,
        Historical: false, new(null, [], []));
}
