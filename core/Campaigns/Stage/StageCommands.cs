using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>Decisions about what viewers are shown. What not everyone knows of is refused: showing is no way to reveal.</summary>
internal static class StageCommands
{
    private const int LongestTitle = 80;
    private const int LongestText = 200;
    private const int LongestShow = 3_600;

    public static Result<Decision> Blank(KnownState its, BlankArguments arguments)
    {
        var stage = Staged.Of(its.World);
        var draft = new Draft(its.World);
        Staged.Put(draft, arguments.On ? stage.With("blank", Values.True) : stage.Without("blank"));
        var text = arguments.On ? "All overlays are blank." : "The overlays show again what is on.";
        draft.Say(Audience.Everyone, text);
        return Decision.Of(draft, text);
    }

    public static Result<Decision> Spotlight(KnownState its, SpotlightArguments arguments, ToolCall call)
    {
        var draft = new Draft(its.World);
        var stage = Staged.Without(Staged.Of(its.World), "spotlight");
        if (string.IsNullOrEmpty(arguments.Who))
        {
            Staged.Put(draft, stage);
            return Decision.Of(draft, "Nobody is in the spotlight.");
        }

        return Figures.Speaking(its, arguments.Who, call).Then<Decision>(found =>
        {
            stage = stage.With("spotlight/type", Values.Text(found.Figure.Type)).With("spotlight/id", Values.Text(found.Figure.Id));
            Staged.Put(draft, found.IsPlayer ? stage.With("spotlight/player", Values.True) : stage);
            var known = found.Figure.Told(Staged.Everyone);
            return Decision.Of(draft, $"{(found.IsPlayer ? known.Text("player") : known.Text("name"))} is in the spotlight.", CampaignDesk.Id(found.Figure.Id));
        });
    }

    public static Result<Decision> LowerThird(KnownState its, LowerThirdArguments arguments, Moment moment)
    {
        var draft = new Draft(its.World);
        var stage = Staged.Without(Staged.Of(its.World), "lower");
        if (string.IsNullOrEmpty(arguments.Title) && string.IsNullOrEmpty(arguments.Text))
        {
            Staged.Put(draft, stage);
            return Decision.Of(draft, "The lower third is gone.");
        }

        if (arguments.Seconds is < 1 or > LongestShow)
        {
            return Error.Invalid("seconds", $"It stays for 1 to {LongestShow} seconds, or until it is taken away.");
        }

        return Line(arguments.Title, "title", LongestTitle).Then(title => Line(arguments.Text, "text", LongestText).Then<Decision>(text =>
        {
            stage = Staged.With(Staged.With(stage, "lower/title", title.Length > 0 ? title : null), "lower/text", text.Length > 0 ? text : null);
            stage = stage.With("lower/since", Staged.Time(moment.Now));
            Staged.Put(draft, arguments.Seconds is { } seconds ? stage.With("lower/seconds", Values.Number(seconds)) : stage);
            return Decision.Of(draft, "The lower third is shown.");
        }));
    }

    public static Result<Showing> Handout(KnownState its, ShowArguments arguments, ToolCall call)
    {
        var draft = new Draft(its.World);
        var stage = Staged.Without(Staged.Of(its.World), "handout");
        if (string.IsNullOrEmpty(arguments.Id))
        {
            Staged.Put(draft, stage);
            return new Showing(Decision.Of(draft, "No handout is shown."), null);
        }

        return Naming.Find(new Seen(its.World, call.Caller.Audience), EntityTypes.Handout, arguments.Id, "id").Then<Showing>(handout =>
        {
            var known = handout.Told(Staged.Everyone);
            if (known.Text("name") is not { } name)
            {
                return new Error("hidden", $"Viewers do not know of {handout.Name} yet.") { Field = "id", Hint = $"Reveal it first: share --id '{handout.Name}' --audience everyone." };
            }

            Staged.Put(draft, stage.With("handout/id", Values.Text(handout.Id)));
            return new Showing(Decision.Of(draft, $"{name} is shown.", CampaignDesk.Id(handout.Id)), known.Text("image/blob"));
        });
    }

    private static Result<string> Line(string? text, string field, int longest) =>
        text is null || (text.Length <= longest && !text.Any(char.IsControl)) ? text ?? "" : Error.Invalid(field, $"It has at most {longest} characters on one line.");
}

/// <param name="Picture">The hash of the picture that viewers need from now on.</param>
internal sealed record Showing(Decision Decision, string? Picture);
