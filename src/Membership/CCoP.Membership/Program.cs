using CCoP.Membership;
using CCoP.Membership.Features.Importing;
using CCoP.Membership.Features.Joining;
using CCoP.Membership.Features.Living;
using CCoP.Membership.Features.People;
using CCoP.Membership.Features.Reading;
using CCoP.Membership.Features.Reconciling;
using CCoP.Membership.Features.Representing;
using CCoP.Membership.Features.Ruling;

var builder = WebApplication.CreateBuilder(args);
builder.AddApiDefaults();
builder.AddMembership();
builder.Services.AddValidation();

var app = builder.Build();
var membership = app.MapApi(MembershipService.Name);

// Reading
ListCops.Map(membership);
ReadCop.Map(membership);
ReadCopDesk.Map(membership);
ListGroups.Map(membership);
SearchOrganisations.Map(membership);
ReadOrganisation.Map(membership);
ReadMe.Map(membership);
ListMyInvitations.Map(membership);
ListMyNominations.Map(membership);

// Joining
InviteMember.Map(membership);
AcceptInvitation.Map(membership);
DeclineInvitation.Map(membership);
LeaveCop.Map(membership);

// Living
FormCop.Map(membership);
DescribeCop.Map(membership);
EstablishCop.Map(membership);
ReachGoal.Map(membership);
DisbandCop.Map(membership);
ReopenCop.Map(membership);

// Representing
NominateRepresentative.Map(membership);
ConfirmRepresentative.Map(membership);

// People
ListPeople.Map(membership);
ReadPerson.Map(membership);
GiveRole.Map(membership);
EndRole.Map(membership);

// Ruling
ListHostings.Map(membership);
RuleOnHosting.Map(membership);
Republish.Map(membership);

// Reconciling
ListReconciliation.Map(membership);
ReadReconciliation.Map(membership);
DecideDiscrepancy.Map(membership);

// Importing
var imports = membership.MapGroup("imports").RequireScope(Scopes.Import);
ImportGroup.Map(imports);
ImportOrganisation.Map(imports);
ImportHosting.Map(imports);
ImportCop.Map(imports);
ImportPerson.Map(imports);
ImportDiscrepancy.Map(imports);
ImportClaim.Map(imports);

app.Run();

/// <summary>Named so that tests can start the service.</summary>
public partial class Program;
