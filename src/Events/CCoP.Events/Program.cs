using CCoP.Events;

var builder = WebApplication.CreateBuilder(args);
builder.AddApiDefaults();
builder.AddEvents();
builder.Services.AddValidation();

var app = builder.Build();
var events = app.MapApi(EventsService.Name);

app.Run();

/// <summary>Named so that tests can start the service.</summary>
public partial class Program;
