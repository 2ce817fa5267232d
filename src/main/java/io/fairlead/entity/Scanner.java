package io.fairlead.entity;

import io.fairlead.time.WorkTime;
import java.util.ArrayList;
import java.util.List;

/** Runs every detector over one text; start here to find entities in a plain string. Stateless, safe for many threads. */
public final class Scanner {
    private final Keywords keywords;
    private final List<Detector> detectors;

    /** The detectors that ship, and those of the operator. */
    public Scanner(Brands brands, List<OwnDetector> own) {
        this(all(brands, own));
    }

    Scanner(List<Detector> detectors) {
        this.keywords = new Keywords();
        this.detectors = detectors;
        CueFiles.addTo(keywords);
        VendorKeyDetector.addTo(keywords);
        keywords.ready();
    }

    private static List<Detector> all(Brands brands, List<OwnDetector> own) {
        List<Detector> all = new ArrayList<>(List.of(
                new PemDetector(),
                new JwtDetector(),
                new VendorKeyDetector(),
                new LabelledKeyDetector(),
                new WalletKeyDetector(),
                new HexKeyDetector(),
                new CryptoAddressDetector(),
                new TotpDetector(),
                new SeedDetector(),
                new SeedCharactersDetector(),
                new CardDetector(),
                new IbanDetector(),
                new CnIdDetector(),
                new PassportDetector(),
                new SsnDetector(),
                new NationalIdDetector(),
                new BankAccountDetector(),
                new OtpDetector(),
                new PasswordDetector(),
                new PhoneDetector(brands),
                new EmailDetector(brands),
                new DobDetector(),
                new StreetDetector(),
                new EasternAddressDetector(),
                new AccountDetector(),
                new BalanceDetector(),
                new ImpersonationDetector(brands)));
        all.addAll(own);
        return all;
    }

    /** Entities in the text, by place, without overlaps. */
    public List<Span> scan(String text) {
        return scan(text, new Budget(text.length(), WorkTime.begin()));
    }

    List<Span> scan(String text, Budget budget) {
        Reading reading = Reading.of(text, keywords, budget);
        Candidates found = new Candidates();
        for (Detector detector : detectors) {
            budget.begins(detector);
            detector.find(reading, found);
        }
        budget.check();
        if (found.isEmpty()) {
            return List.of();
        }
        PersonNames.find(reading, found.settled(), found);
        return found.settled().stream()
                .map(c -> new Span(c.type(), reading.from(c.start()), reading.to(c.end())))
                .toList();
    }

    List<Detector> detectors() {
        return List.copyOf(detectors);
    }
}
