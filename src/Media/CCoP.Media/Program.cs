using CCoP.Media;

var builder = WebApplication.CreateBuilder(args);
builder.AddApiDefaults();
builder.AddMedia();
builder.Services.AddValidation();

var app = builder.Build();
var media = app.MapApi(MediaService.Name);

app.Run();

/// <summary>Named so that tests can start the service.</summary>
public partial class Program;
