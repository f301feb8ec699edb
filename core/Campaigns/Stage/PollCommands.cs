using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>Questions to viewers and players. One vote a person; who votes again chooses anew.</summary>
internal static class PollCommands
{
    private const int MostVoters = 10_000;
    private const int LongestQuestion = 200;
    private const int LongestPoll = 86_400;

    private static readonly Error NoPoll = new("no-poll", "There is no poll to vote in.") { Hint = "The game master asks with start_poll." };

    public static IEnumerable<string> Options(Leaves stage) =>
        stage.Paths.Where(static path => path.StartsWith("poll/options/", StringComparison.Ordinal)).Select(stage.Text).OfType<string>();

    public static Result<Decision> Start(KnownState its, PollArguments arguments, ToolCall call, Moment moment)
    {
        if (arguments.Options.Count is < 2 or > PollVotes.MostOptions || arguments.Options.Distinct(StringComparer.OrdinalIgnoreCase).Count() != arguments.Options.Count)
        {
            return Error.Invalid("options", $"Give 2 to {PollVotes.MostOptions} different options.");
        }

        if (arguments.Seconds is < 5 or > LongestPoll)
        {
            return Error.Invalid("seconds", $"A poll is open for 5 to {LongestPoll} seconds, or until end_poll.");
        }

        var wrong = arguments.Options.Select(static option => Texts.Name(option, "options").Error).FirstOrDefault(static error => error is not null);
        return wrong is not null ? wrong : Question(arguments.Question).Then<Decision>(question =>
        {
            var stage = Staged.Without(Staged.Of(its.World), "poll")
                .With("poll/id", Values.Text(CampaignDesk.IdOf(call)))
                .With("poll/question", Values.Text(question))
                .With("poll/started", Staged.Time(moment.Now));
            stage = arguments.Options.Select(static (text, index) => (text, index)).Aggregate(stage, static (its, one) => its.With(Paths.Element("poll/options", one.index), Values.Text(one.text)));
            var draft = new Draft(its.World);
            Staged.Put(draft, arguments.Seconds is { } seconds ? stage.With("poll/ends", Staged.Time(moment.Now.AddSeconds(seconds))) : stage);
            draft.Say(Audience.Everyone, $"A poll: {question}");
            return Decision.Of(draft, $"Asked: {question} Votes count from now on.", CampaignDesk.Id(CampaignDesk.IdOf(call)));
        });
    }

    public static Result<Decision> Vote(KnownState its, VoteArguments arguments, ToolCall call, Moment moment)
    {
        var stage = Staged.Of(its.World);
        if (stage.Text("poll/id") is not { } poll || stage.Is("blank") || stage.Is("poll/closed") || Staged.Time(stage, "poll/ends") <= moment.Now)
        {
            return NoPoll;
        }

        var options = Options(stage).ToList();
        var chosen = Choose(options, arguments.Option);
        if (chosen is not { } option)
        {
            return Error.Invalid("option", $"Choose by number or text: {string.Join(", ", options.Select(static (text, index) => string.Create(CultureInfo.InvariantCulture, $"{index + 1} {text}")))}.");
        }

        if (!string.IsNullOrEmpty(arguments.Voter) && (call.Caller.Role == Role.Player || arguments.Voter.Length > Texts.LongestName))
        {
            return call.Caller.Role == Role.Player ? Error.Forbidden("A player votes for themselves.") : Error.Invalid("voter", "Expected an id.");
        }

        var voter = NameOf(poll, string.IsNullOrEmpty(arguments.Voter) ? call.Caller.Person : $"{call.Caller.Person}/{arguments.Voter}");
        var before = its.Votes?.Poll == poll ? its.Votes : null;
        var text = $"Voted for {options[option]}.";
        if (before?.By.TryGetValue(voter, out var same) == true && same == option)
        {
            return new Decision([], text);
        }

        return before is { By.Count: >= MostVoters } && !before.By.ContainsKey(voter)
            ? new Error("full", "As many have voted as a poll takes.")
            : new Decision([CampaignDesk.Event(CampaignKinds.Voted, new Voted(poll, option, voter), CampaignJson.Default.Voted)], text) { Independent = true };
    }

    /// <summary>First the poll closes and its result stays; then it is taken away.</summary>
    public static Result<Decision> End(KnownState its)
    {
        var stage = Staged.Of(its.World);
        if (stage.Text("poll/id") is not { } poll)
        {
            return NoPoll;
        }

        var draft = new Draft(its.World);
        if (stage.Is("poll/closed"))
        {
            Staged.Put(draft, Staged.Without(stage, "poll"));
            return Decision.Of(draft, "The poll is taken away.");
        }

        Staged.Put(draft, stage.With("poll/closed", Values.True));
        var counts = its.Votes?.Poll == poll ? its.Votes.Counts : [.. new int[PollVotes.MostOptions]];
        var result = string.Join(", ", Options(stage).Select((text, index) => string.Create(CultureInfo.InvariantCulture, $"{text} {counts[index]}")));
        draft.Say(Audience.Everyone, $"The poll ended: {result}.");
        return Decision.Of(draft, $"The poll is closed: {result}. end_poll again takes it away.");
    }

    private static int? Choose(List<string> options, string asked) =>
        options.FindIndex(option => string.Equals(option, asked.Trim(), StringComparison.OrdinalIgnoreCase)) is >= 0 and var named ? named
        : int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= options.Count ? number - 1
        : null;

    private static Result<string> Question(string? text) =>
        string.IsNullOrWhiteSpace(text) || text.Length > LongestQuestion || text.Any(char.IsControl) ? Error.Invalid("question", $"A question has 1 to {LongestQuestion} characters on one line.") : text;

    /// <summary>Different in every poll, so that nobody can be followed from one to the next.</summary>
    private static string NameOf(string poll, string voter) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{poll}\n{voter}")))[..20];
}
