using CCoP.Events;
using CCoP.Events.Features.Importing;
using CCoP.Events.Features.Learning;
using CCoP.Events.Features.Meeting;
using CCoP.Events.Features.Publishing;
using CCoP.Events.Features.Reading;
using CCoP.Events.Features.Telling;

var builder = WebApplication.CreateBuilder(args);
builder.AddApiDefaults();
builder.AddEvents();
builder.Services.AddValidation();

var app = builder.Build();
var events = app.MapApi(EventsService.Name);

// Reading
ListGatherings.Map(events);
ReadGathering.Map(events);
ReadAttendance.Map(events);
ListOutputs.Map(events);
ReadOutput.Map(events);
ListLessons.Map(events);
ListJourney.Map(events);
ReadCalendar.Map(events);
ListMyTasks.Map(events);

// Meeting
ListMyGatherings.Map(events);
ReadGatheringDesk.Map(events);
PlanGathering.Map(events);
DescribeGathering.Map(events);
RescheduleGathering.Map(events);
CancelGathering.Map(events);
HoldGathering.Map(events);
RecordAttendance.Map(events);
ReflectOnGathering.Map(events);

// Learning
ListCycles.Map(events);
ReadCycle.Map(events);
StartCycle.Map(events);
WriteCycle.Map(events);
CloseCycle.Map(events);

// Telling
ListStories.Map(events);
ReadStory.Map(events);
TellStory.Map(events);
ReviseStory.Map(events);
RestrictStory.Map(events);
WithdrawStory.Map(events);

// Publishing
ListMyOutputs.Map(events);
ReadOutputDesk.Map(events);
ReadDelivery.Map(events);
PlanOutput.Map(events);
DraftOutput.Map(events);
HandOverOutput.Map(events);
ReturnOutput.Map(events);
PublishOutput.Map(events);
WithdrawOutput.Map(events);
Republish.Map(events);

// Importing
var imports = events.MapGroup("imports").RequireScope(Scopes.Import);
ImportGathering.Map(imports);
ImportOutput.Map(imports);
ImportStory.Map(imports);
ImportLesson.Map(imports);
ImportJourneyStop.Map(imports);

app.Run();

/// <summary>Named so that tests can start the service.</summary>
public partial class Program;
