using CCoP.Proposals;
using CCoP.Proposals.Features.Awarding;
using CCoP.Proposals.Features.Coaching;
using CCoP.Proposals.Features.Deciding;
using CCoP.Proposals.Features.Deliberating;
using CCoP.Proposals.Features.Drafting;
using CCoP.Proposals.Features.Importing;
using CCoP.Proposals.Features.Reading;
using CCoP.Proposals.Features.Remembering;
using CCoP.Proposals.Features.Reviewing;
using CCoP.Proposals.Features.Rounds;
using CCoP.Proposals.Features.Templates;
using CCoP.Proposals.Features.Waiting;

var builder = WebApplication.CreateBuilder(args);
builder.AddApiDefaults();
builder.AddProposals();
builder.Services.AddValidation();

var app = builder.Build();
var proposals = app.MapApi(ProposalsService.Name);

// Rounds
ListRounds.Map(proposals);
ReadRound.Map(proposals);
ListCandidates.Map(proposals);
SeatMember.Map(proposals);
EndSeat.Map(proposals);
ReviseRubric.Map(proposals);
ReadEnvelope.Map(proposals);
ListOriginEvents.Map(proposals);

// Templates
ListTemplates.Map(proposals);
ReadTemplate.Map(proposals);
PublishTemplate.Map(proposals);

// Reading
ListProposals.Map(proposals);
ReadProposal.Map(proposals);
ReadComparison.Map(proposals);
ListMyTasks.Map(proposals);
ListVersions.Map(proposals);
ListChanges.Map(proposals);
ListDepartures.Map(proposals);

// Drafting
CreateProposal.Map(proposals);
DescribeProposal.Map(proposals);
AdoptTemplate.Map(proposals);
WriteSection.Map(proposals);
PlanActivities.Map(proposals);
WriteAgenda.Map(proposals);
FillBudget.Map(proposals);
InviteCoApplicant.Map(proposals);
AcceptCoApplication.Map(proposals);
DeclineCoApplication.Map(proposals);
LeaveProposal.Map(proposals);
SignOffProposal.Map(proposals);
SubmitProposal.Map(proposals);

// Coaching
CallClinic.Map(proposals);
ChangeClinic.Map(proposals);
ReadClinic.Map(proposals);
ListCoaches.Map(proposals);
BringToClinic.Map(proposals);
WriteNote.Map(proposals);
AnswerNote.Map(proposals);

// Reviewing
ReadReviewDesk.Map(proposals);
ScoreProposal.Map(proposals);
Recuse.Map(proposals);
ReadCommitteeStanding.Map(proposals);
ChallengeMember.Map(proposals);
RuleOnInvolvement.Map(proposals);

// Deliberating
PlanMeeting.Map(proposals);
ListMeetings.Map(proposals);
ReadMeeting.Map(proposals);
JoinMeeting.Map(proposals);
VoteOnProposal.Map(proposals);
WriteMinutes.Map(proposals);
CloseDeliberation.Map(proposals);

// Deciding
DecideProposal.Map(proposals);
AppealRejection.Map(proposals);
AnswerAppeal.Map(proposals);
FulfilCondition.Map(proposals);
ConfirmCondition.Map(proposals);
SendBackCondition.Map(proposals);

// Awarding
IssueAward.Map(proposals);
ListAwards.Map(proposals);
ReadAward.Map(proposals);
ProposeAmendment.Map(proposals);
ApproveAmendment.Map(proposals);
RefuseAmendment.Map(proposals);
WithdrawAward.Map(proposals);
WithdrawFromAward.Map(proposals);
RejoinAward.Map(proposals);
ResumeAward.Map(proposals);
ListRegister.Map(proposals);
ReadRegisteredAward.Map(proposals);

// Remembering
ListProjects.Map(proposals);
ReadProject.Map(proposals);
ListPhases.Map(proposals);
ReadPhase.Map(proposals);
RecordReport.Map(proposals);

// Importing
var imports = proposals.MapGroup("imports").RequireScope(Scopes.Import);
ImportRound.Map(imports);
ImportOriginEvent.Map(imports);
ImportProject.Map(imports);

app.Run();

/// <summary>Named so that tests can start the service.</summary>
public partial class Program;
